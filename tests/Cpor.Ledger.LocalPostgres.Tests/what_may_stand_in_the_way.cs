using Cpor.Ledger.LocalPostgres.Server;
using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>Surroundings and leftovers that could keep a server from starting.</summary>
public sealed class what_may_stand_in_the_way(MadeCluster made) : IDisposable
{
    private readonly Scratch _scratch = made.Copy();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task variables_meant_for_another_postgres_are_kept_from_ours()
    {
        Directory.Delete(_scratch.Cluster, recursive: true);
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
        File.WriteAllText(Path.Combine(_scratch.Data, "PG_VERSION"), "99\n");

        var refusal = await Should.ThrowAsync<PostgresNotFoundException>(
            () => PrivateCluster.OpenAsync(_scratch.Options, Ct));

        refusal.Message.ShouldContain("was made by PostgreSQL 99");
        refusal.Message.ShouldContain("apt-get install postgresql-99");
    }

    [Fact]
    public async Task a_folder_that_is_no_cluster_is_not_replaced()
    {
        Directory.Delete(_scratch.Cluster, recursive: true);
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
}
