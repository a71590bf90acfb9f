using Cpor.Ledger.LocalPostgres.Server;
using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>Settings, surroundings and leftovers that could keep a server from starting.</summary>
public sealed class what_may_stand_in_the_way : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task settings_reach_the_server_whatever_is_in_them()
    {
        await using var cluster = await PrivateCluster.OpenAsync(With("search_path", "o'clock, \"b\\s\""), Ct);

        (await AskAsync(cluster.ConnectionString(), "show search_path")).ShouldBe("o'clock, \"b\\s\"");
        (await AskAsync(cluster.ConnectionString(), "show shared_buffers")).ShouldBe("16MB");
        (await AskAsync(cluster.ConnectionString(), "show fsync")).ShouldBe("off");
    }

    [Fact]
    public async Task a_setting_that_postgres_refuses_is_named_in_the_error()
    {
        var refusal = await Should.ThrowAsync<PostgresStartException>(
            () => PrivateCluster.OpenAsync(With("shared_buffers", "a lot"), Ct));

        refusal.Message.ShouldContain("shared_buffers");
        refusal.Message.ShouldContain("server.log");
        await using var better = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        (await AskAsync(better.ConnectionString(), "select 1")).ShouldBe("1");
    }

    [Theory]
    [InlineData("port", "1")]
    [InlineData("Listen_Addresses", "*")]
    [InlineData("unix_socket_directories", "/anywhere")]
    [InlineData("fsync = off\nlisten_addresses", "*")]
    public async Task a_setting_that_decides_how_it_is_reached_is_refused(string name, string value) =>
        (await Should.ThrowAsync<ArgumentException>(() => PrivateCluster.OpenAsync(With(name, value), Ct)))
            .Message.ShouldContain(name);

    [Fact]
    public async Task variables_meant_for_another_postgres_are_kept_from_ours()
    {
        using var other = OtherProcess.Start(_scratch.Cluster, start =>
        {
            start.Environment["PGPORT"] = "no number";
            start.Environment["PGDATA"] = "/nowhere";
            start.Environment["PGHOST"] = "nowhere.invalid";
            start.Environment["PGUSER"] = "stranger";
            start.Environment["PGDATABASE"] = "elsewhere";
            start.Environment["LC_ALL"] = "xx_NOWHERE";
        });

        (await AskAsync(await other.OpenedAsync(), "select current_user")).ShouldBe("postgres");
    }

    [Fact]
    public async Task a_cluster_of_a_version_that_is_not_here_is_left_alone_with_a_clear_message()
    {
        await using (await PrivateCluster.OpenAsync(_scratch.Options, Ct))
        {
        }
        File.WriteAllText(Path.Combine(_scratch.Data, "PG_VERSION"), "99\n");

        var refusal = await Should.ThrowAsync<PostgresNotFoundException>(
            () => PrivateCluster.OpenAsync(_scratch.Options, Ct));

        refusal.Message.ShouldContain("was made by PostgreSQL 99");
        refusal.Message.ShouldContain("apt-get install postgresql-99");
    }

    [Fact]
    public async Task a_folder_that_is_no_cluster_is_not_replaced()
    {
        Directory.CreateDirectory(_scratch.Data);
        File.WriteAllText(Path.Combine(_scratch.Data, "novel.txt"), "Chapter one");

        var refusal = await Should.ThrowAsync<PostgresStartException>(
            () => PrivateCluster.OpenAsync(_scratch.Options, Ct));

        refusal.Message.ShouldContain("is no PostgreSQL cluster");
        File.Exists(Path.Combine(_scratch.Data, "novel.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task an_overgrown_log_is_set_aside()
    {
        Directory.CreateDirectory(_scratch.Cluster);
        var log = Path.Combine(_scratch.Cluster, "server.log");
        using (var file = File.Create(log))
            file.SetLength(17 * 1024 * 1024);

        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        new FileInfo(log + ".1").Length.ShouldBe(17 * 1024 * 1024);
        new FileInfo(log).Length.ShouldBeLessThan(1024 * 1024);
    }

    [Fact]
    public async Task a_daemon_that_keeps_the_pipe_open_is_not_waited_for()
    {
        var result = await ChildProgram.RunAsync("sh", ["-c", "sleep 600 & echo $!"], ServerAccount.Ourselves, Ct);

        var daemon = int.Parse(result.Output);
        IsDead(daemon).ShouldBeFalse("it ended by itself, so nothing was shown");
        Signal("-KILL", daemon);
    }

    private LocalPostgresOptions With(string setting, string value) => _scratch.Options with
    {
        Settings = new Dictionary<string, string>(_scratch.Options.Settings) { [setting] = value },
    };
}
