using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>kill -9 of the processes that use a cluster.</summary>
public sealed class dying_without_a_goodbye(MadeCluster made) : IDisposable
{
    private readonly Scratch _scratch = made.Copy();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task the_last_one_still_takes_the_server_along()
    {
        using var only = OtherProcess.Start(_scratch.Cluster);
        await only.OpenedAsync();

        only.Kill();

        await StoppedAsync(_scratch);
        File.Exists(Path.Combine(_scratch.Data, "postmaster.pid")).ShouldBeFalse("it was stopped in an orderly way");
    }

    [Fact]
    public async Task the_starter_leaves_the_server_to_the_others()
    {
        using var starter = OtherProcess.Start(_scratch.Cluster);
        await starter.OpenedAsync();
        await using var survivor = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        var postmaster = Postmaster(_scratch.Data);

        starter.Kill();

        (await AskAsync(survivor.ConnectionString(), "select 1")).ShouldBe("1");
        Postmaster(_scratch.Data).ShouldBe(postmaster);
        await survivor.DisposeAsync();
        IsServed(_scratch).ShouldBeFalse();
    }

    [Fact]
    public async Task a_joiner_that_dies_last_takes_the_server_along()
    {
        using var joiner = OtherProcess.Start(_scratch.Cluster);
        await using (await PrivateCluster.OpenAsync(_scratch.Options, Ct))
            await joiner.OpenedAsync();
        IsServed(_scratch).ShouldBeTrue();

        joiner.Kill();

        await StoppedAsync(_scratch);
    }

    [Fact]
    public async Task whoever_comes_while_the_server_is_being_stopped_gets_a_new_one()
    {
        using var last = OtherProcess.Start(_scratch.Cluster);
        await last.OpenedAsync();
        last.Kill();

        await using var next = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        (await AskAsync(next.ConnectionString(), "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task a_watchdog_that_was_killed_is_replaced_by_the_next_who_joins()
    {
        using var starter = OtherProcess.Start(_scratch.Cluster);
        await starter.OpenedAsync();
        Signal("-KILL", Watchdogs(_scratch).Single());
        using var joiner = OtherProcess.Start(_scratch.Cluster);
        await joiner.OpenedAsync();
        starter.Kill();
        IsServed(_scratch).ShouldBeTrue();

        joiner.Kill();

        await StoppedAsync(_scratch);
    }

    [Fact]
    public async Task in_the_middle_of_making_a_cluster_leaves_none()
    {
        Directory.Delete(_scratch.Cluster, recursive: true);
        using (var maker = OtherProcess.Start(_scratch.Cluster))
        {
            await maker.SaysAsync("Found PostgreSQL");
            await ComesTrueAsync(
                () => Directory.EnumerateFiles(_scratch.Cluster, "PG_VERSION", SearchOption.AllDirectories).Any(),
                "initdb did not begin");
            maker.Kill();
        }
        Directory.Exists(_scratch.Data).ShouldBeFalse();

        await using (var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct))
            (await AskAsync(cluster.ConnectionString(), "select 1")).ShouldBe("1");

        await using (await PrivateCluster.OpenAsync(_scratch.Options, Ct))
            Directory.EnumerateFileSystemEntries(_scratch.Cluster, "data.init-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task in_the_middle_of_starting_leaves_no_server_behind()
    {
        using var starter = OtherProcess.Start(_scratch.Cluster);
        await starter.SaysAsync("Starting PostgreSQL");
        await ComesTrueAsync(() => File.Exists(Path.Combine(_scratch.Cluster, "starting")), "it did not start");

        starter.Kill();

        await ComesTrueAsync(() => !HasWatchdog(_scratch), "the watchdog did not leave");
        IsServed(_scratch).ShouldBeFalse();
        await using var next = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        (await AskAsync(next.ConnectionString(), "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task a_folder_that_is_removed_under_the_server_does_not_disturb_who_leaves()
    {
        var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        var postmaster = Postmaster(_scratch.Data);
        Directory.Move(_scratch.Cluster, _scratch.Cluster + ".gone");

        await cluster.DisposeAsync();

        Signal("-QUIT", postmaster);
        await ComesTrueAsync(() => IsDead(postmaster), "the server lives on");
    }
}
