using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

public sealed class sharing_a_cluster(MadeCluster made) : IDisposable
{
    private readonly Scratch _scratch = made.Copy();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task four_processes_at_once_on_an_empty_folder_make_one_server()
    {
        Directory.Delete(_scratch.Cluster, recursive: true);
        var processes = Enumerable.Range(0, 4).Select(_ => OtherProcess.Start(_scratch.Cluster)).ToList();
        try
        {
            var addresses = await Task.WhenAll(processes.Select(process => process.OpenedAsync()));

            addresses.Distinct().Count().ShouldBe(1);
            processes.Count(process => process.Said("Found PostgreSQL")).ShouldBe(1);
            processes.Count(process => process.Said("Joined PostgreSQL")).ShouldBe(3);
            await Task.WhenAll(processes.Select(process => process.LeaveAsync()));
            IsServed(_scratch).ShouldBeFalse();
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    [Fact]
    public async Task the_server_stays_until_the_last_one_leaves()
    {
        using var starter = OtherProcess.Start(_scratch.Cluster);
        await starter.OpenedAsync();
        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        var postmaster = Postmaster(_scratch.Data);

        await starter.LeaveAsync();

        Postmaster(_scratch.Data).ShouldBe(postmaster);
        (await AskAsync(cluster.ConnectionString(), "select 1")).ShouldBe("1");
        await cluster.DisposeAsync();
        IsServed(_scratch).ShouldBeFalse();
    }

    [Fact]
    public async Task one_process_may_open_it_twice()
    {
        var first = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        await using var second = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        await first.DisposeAsync();
        await first.DisposeAsync();

        (await AskAsync(second.ConnectionString(), "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task who_needs_tcp_is_told_that_the_running_server_has_none()
    {
        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        var refusal = await Should.ThrowAsync<PostgresStartException>(
            () => PrivateCluster.OpenAsync(_scratch.Options with { Tcp = true }, Ct));

        refusal.Message.ShouldContain("already runs without TCP");
        (await AskAsync(cluster.ConnectionString(), "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task who_needs_no_tcp_joins_a_server_that_has_it()
    {
        await using var withTcp = await PrivateCluster.OpenAsync(_scratch.Options with { Tcp = true }, Ct);

        await using var without = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        (await AskAsync(without.ConnectionString(), "select coalesce(host(inet_server_addr()), 'socket')"))
            .ShouldBe("socket");
    }
}
