using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using Npgsql;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

public sealed class opening_a_private_cluster(MadeCluster made) : IDisposable
{
    private readonly Scratch _scratch = made.Copy();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task listens_on_a_port_of_this_machine_when_asked_to()
    {
        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options with { Tcp = true }, Ct);

        new NpgsqlConnectionStringBuilder(cluster.ConnectionString()).Host.ShouldBe("127.0.0.1");
        (await AskAsync(cluster.ConnectionString(), "select host(inet_server_addr())")).ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task keeps_what_was_stored_for_the_next_time()
    {
        await using (var first = await PrivateCluster.OpenAsync(_scratch.Options, Ct))
        {
            await first.CreateDatabaseIfMissingAsync("Ledger \"1\"", Ct);
            await AskAsync(first.ConnectionString("Ledger \"1\""), "create table kept as select 42 as answer");
        }

        await using var second = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        await second.CreateDatabaseIfMissingAsync("Ledger \"1\"", Ct);
        (await AskAsync(second.ConnectionString("Ledger \"1\""), "select answer from kept")).ShouldBe("42");
    }

    [Theory]
    [InlineData("a space, an 'apostrophe', a \"quote\", $HOME `id` \\ ; #1 100%")]
    [InlineData("данные")]
    public async Task takes_a_folder_of_any_name(string name)
    {
        var folder = Path.Combine(_scratch.Folder, name);

        await using var cluster = await PrivateCluster.OpenAsync(Scratch.Fast(folder), Ct);

        cluster.DataFolder.ShouldBe(folder);
        (await AskAsync(cluster.ConnectionString(), "show data_directory")).ShouldBe(Path.Combine(folder, "data"));
    }

    [Fact]
    public async Task finds_a_short_place_for_the_socket_when_the_path_is_too_long()
    {
        var folder = Path.Combine(_scratch.Folder, new string('l', 120));
        Directory.Move(_scratch.Cluster, folder);

        await using var cluster = await PrivateCluster.OpenAsync(Scratch.Fast(folder), Ct);

        var socketFolder = new NpgsqlConnectionStringBuilder(cluster.ConnectionString()).Host!;
        socketFolder.Length.ShouldBeLessThan(80);
        File.GetUnixFileMode(socketFolder)
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await AskAsync(cluster.ConnectionString(), "select 1")).ShouldBe("1");
        using var other = OtherProcess.Start(folder);
        (await AskAsync(await other.OpenedAsync(), "select 1")).ShouldBe("1");
        await other.LeaveAsync();
        await cluster.DisposeAsync();
        Directory.Exists(socketFolder).ShouldBeFalse("it was left behind");
    }

    [Fact]
    public async Task follows_a_link_to_the_folder()
    {
        var link = Path.Combine(_scratch.Folder, "link");
        Directory.CreateSymbolicLink(link, _scratch.Cluster);
        await using var direct = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        await using var linked = await PrivateCluster.OpenAsync(Scratch.Fast(link), Ct);

        linked.ConnectionString().ShouldBe(direct.ConnectionString());
    }

    [Fact]
    public async Task leaves_nothing_running_when_it_is_cancelled()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var options = _scratch.Options with
        {
            Progress = line =>
            {
                if (line.StartsWith("Starting"))
                    cancel.CancelAfter(TimeSpan.FromMilliseconds(50));
            },
        };

        await Should.ThrowAsync<OperationCanceledException>(() => PrivateCluster.OpenAsync(options, cancel.Token));

        await StoppedAsync(_scratch);
    }
}
