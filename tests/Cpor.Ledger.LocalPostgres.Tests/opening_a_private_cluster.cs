using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using Npgsql;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

public sealed class opening_a_private_cluster : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task makes_one_that_is_checked_closed_and_stopped_at_the_end()
    {
        await using (var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct))
        {
            var door = cluster.ConnectionString();
            (await AskAsync(door, "show server_version_num")).ShouldStartWith($"{cluster.Major}");
            (await AskAsync(door, "show data_checksums")).ShouldBe("on");
            (await AskAsync(door, "show server_encoding")).ShouldBe("UTF8");
            (await AskAsync(door, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                .ShouldBe("0");
            await a_wrong_password_is_refused(door);
            only_its_owner_reads(Path.Combine(_scratch.Cluster, "password"));
        }

        IsServed(_scratch).ShouldBeFalse();
        File.Exists(Path.Combine(_scratch.Data, "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task listens_on_a_unix_socket_only()
    {
        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        (await AskAsync(cluster.ConnectionString(), "show listen_addresses")).ShouldBeEmpty();
        new NpgsqlConnectionStringBuilder(cluster.ConnectionString()).Host.ShouldBe(Path.Combine(_scratch.Cluster, "run"));
    }

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

    [Fact]
    public async Task makes_a_database_once_however_many_ask_at_once()
    {
        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cluster.CreateDatabaseIfMissingAsync("ledger", Ct)));

        (await AskAsync(cluster.ConnectionString("ledger"), "select current_database()")).ShouldBe("ledger");
    }

    [Theory]
    [InlineData("with a space, an 'apostrophe' and a \"quote\"")]
    [InlineData("$HOME `id` \\ ; #1 100%")]
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

        await using var cluster = await PrivateCluster.OpenAsync(Scratch.Fast(folder), Ct);

        var socketFolder = new NpgsqlConnectionStringBuilder(cluster.ConnectionString()).Host!;
        socketFolder.Length.ShouldBeLessThan(80);
        File.GetUnixFileMode(socketFolder)
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await AskAsync(cluster.ConnectionString(), "select 1")).ShouldBe("1");
        using var other = OtherProcess.Start(folder);
        (await AskAsync(await other.OpenedAsync(), "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task follows_a_link_to_the_folder()
    {
        var link = Path.Combine(_scratch.Folder, "link");
        Directory.CreateDirectory(_scratch.Cluster);
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

    private static async Task a_wrong_password_is_refused(string door)
    {
        var wrong = new NpgsqlConnectionStringBuilder(door) { Password = "guess" }.ConnectionString;
        var refusal = await Should.ThrowAsync<PostgresException>(() => AskAsync(wrong, "select 1"));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    private static void only_its_owner_reads(string file) =>
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
}
