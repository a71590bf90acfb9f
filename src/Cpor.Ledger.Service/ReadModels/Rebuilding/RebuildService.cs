using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Acts;
using Cpor.Ledger.Service.Storage;
using JasperFx.Events.Projections;
using Marten.Events.Daemon.Coordination;
using NodaTime;
using Npgsql;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

/// <summary>
/// Does the rebuilds that were asked for. Every node looks, and the one that runs a projection rebuilds it: another's
/// rebuild would write the same progress and stop both. One rebuild at a time on one node.
/// </summary>
internal sealed class RebuildService(
    Rebuilds rebuilds,
    IEnumerable<IInlineRows> inlineRows,
    NpgsqlDataSource database,
    IServiceProvider services,
    ILogger<RebuildService> log)
    : PeriodicService(TimeSpan.FromSeconds(1), TimeProvider.System, log, "Could not look for rebuilds")
{
    // Only a bound against a rebuild that hangs: what a shard may take without one is five minutes.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private IWolverineRuntime Wolverine => services.GetRequiredService<IWolverineRuntime>();

    protected override async Task RunAsync(CancellationToken cancel)
    {
        foreach (var rebuild in await rebuilds.UnfinishedAsync(cancel))
        {
            if (await IsMineAsync(rebuild, cancel))
                await RunAloneAsync(rebuild, cancel);
        }
    }

    private async Task<bool> IsMineAsync(RebuildView rebuild, CancellationToken cancel)
    {
        if (rebuild.Unit == Rebuilds.Claims)
            return true;
        var agents = services.GetRequiredService<IEventSubscriptionAgentFamily>();
        return await agents.FindAgentUriAsync(ShardOf(rebuild).Identity, null, cancel) is { } agent
            && Wolverine.Agents.AllRunningAgentUris().Contains(agent);
    }

    /// <summary>The lock goes with the connection, so that of a node that died is free for another.</summary>
    private async Task RunAloneAsync(RebuildView rebuild, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        // A lock of the transaction: the pool keeps sessions, and a lock of the session would stay with an idle one.
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var command = new NpgsqlCommand(
            "select pg_try_advisory_xact_lock(hashtextextended('ledger rebuild ' || $1, 0))", connection, transaction);
        command.Parameters.Add(new() { Value = rebuild.Projection });
        if (!(bool)(await command.ExecuteScalarAsync(cancel))!)
            return;
        try
        {
            await RebuildAsync(rebuild, cancel);
            await RecordAsync(rebuild, cancel);
            await rebuilds.EndAsync(rebuild.Projection, null, CancellationToken.None);
        }
        catch (Exception failed) when (!cancel.IsCancellationRequested)
        {
            Log.LogError(failed, "The rebuild of {Projection} failed.", rebuild.Projection);
            await rebuilds.EndAsync(rebuild.Projection, failed.Message, CancellationToken.None);
        }
    }

    private Task<Guid?> RecordAsync(RebuildView rebuild, CancellationToken cancel) =>
        services.GetRequiredService<ActRecorder>().RecordAsync(
            ActStreamId.Of("projections", rebuild.Projection),
            last => last is ProjectionRebuilt built && built.RequestedAt == rebuild.RequestedAt
                ? null
                : new ProjectionRebuilt(
                    services.GetRequiredService<IClock>().GetCurrentInstant(),
                    rebuild.Projection,
                    rebuild.RequestedAt),
            new Actor(rebuild.RequestedBy),
            cancel);

    private async Task RebuildAsync(RebuildView rebuild, CancellationToken cancel)
    {
        var node = Wolverine.Options.Durability.AssignedNodeNumber;
        if (rebuild.Unit == Rebuilds.Claims)
        {
            if (rebuild.StartedAt is null)
                await rebuilds.BeginAsync(rebuild.Projection, node, await rebuilds.CountClaimsAsync(cancel), cancel);
            await inlineRows.Single(rows => rows.Projection == rebuild.Projection).RebuildAsync(cancel);
            return;
        }

        var daemon = services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase();
        await rebuilds.BeginAsync(rebuild.Projection, node, daemon.HighWaterMark(), cancel);
        try
        {
            await daemon.RebuildProjectionAsync(rebuild.Projection, Longest, cancel);
            cancel.ThrowIfCancellationRequested();
        }
        finally
        {
            // The rebuild stopped the projection, and nobody else starts it again at once.
            if (!cancel.IsCancellationRequested)
                await daemon.StartAgentAsync(ShardOf(rebuild), cancel);
        }
    }

    private static ShardName ShardOf(RebuildView rebuild) => new(rebuild.Projection);
}
