using System.Collections.Concurrent;
using System.Data;
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

    private WolverineRuntime Wolverine => (WolverineRuntime)services.GetRequiredService<IWolverineRuntime>();

    private int NodeNumber => Wolverine.Options.Durability.AssignedNodeNumber;

    /// <summary>What this node runs, by their addresses.</summary>
    private ConcurrentDictionary<Uri, IAgent> Agents => Wolverine.NodeController!.Agents;

    protected override async Task RunAsync(CancellationToken cancel)
    {
        foreach (var rebuild in await rebuilds.UnfinishedAsync(cancel))
        {
            if (await IsMineAsync(rebuild, cancel))
                await RunAloneAsync(rebuild, cancel);
        }
    }

    private async Task<bool> IsMineAsync(RebuildView rebuild, CancellationToken cancel) =>
        rebuild.Unit == Rebuilds.Claims || await AgentOfAsync(rebuild, cancel) is not null;

    /// <summary>The projection's agent, running or not; null when another node has it.</summary>
    private async Task<Uri?> AgentOfAsync(RebuildView rebuild, CancellationToken cancel)
    {
        var family = services.GetRequiredService<IEventSubscriptionAgentFamily>();
        return await family.FindAgentUriAsync(ShardOf(rebuild).Identity, null, cancel) is { } agent
            && Agents.ContainsKey(agent)
                ? agent
                : null;
    }

    /// <summary>
    /// The lock is of the session, which ends with the process, and not of a transaction: before a gap in the sequence
    /// of events the daemon waits for every transaction that is open, and the rebuild waits for the daemon.
    /// </summary>
    private async Task RunAloneAsync(RebuildView rebuild, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (!await AskAsync(connection, "pg_try_advisory_lock", rebuild, cancel))
            return;
        try
        {
            await RunAsync(rebuild, cancel);
        }
        finally
        {
            // The connection goes back to its pool, so its end does not give the lock up.
            if (connection.State == ConnectionState.Open)
                await AskAsync(connection, "pg_advisory_unlock", rebuild, CancellationToken.None);
        }
    }

    private static async Task<bool> AskAsync(
        NpgsqlConnection connection, string function, RebuildView rebuild, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"select {function}(hashtextextended('ledger rebuild ' || $1, 0))", connection);
        command.Parameters.Add(new() { Value = rebuild.Projection });
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    private async Task RunAsync(RebuildView rebuild, CancellationToken cancel)
    {
        try
        {
            if (!await RebuildAsync(rebuild, cancel))
                return;
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

    /// <summary>False when this node no longer has the projection; the one that has it begins again.</summary>
    private async Task<bool> RebuildAsync(RebuildView rebuild, CancellationToken cancel)
    {
        if (rebuild.Unit != Rebuilds.Claims)
            return await RebuildProjectionAsync(rebuild, cancel);
        if (rebuild.StartedAt is null)
            await rebuilds.BeginAsync(rebuild.Projection, NodeNumber, await rebuilds.CountClaimsAsync(cancel), cancel);
        await inlineRows.Single(rows => rows.Projection == rebuild.Projection).RebuildAsync(cancel);
        return true;
    }

    private async Task<bool> RebuildProjectionAsync(RebuildView rebuild, CancellationToken cancel)
    {
        var daemon = services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase();
        if (await AgentOfAsync(rebuild, cancel) is not { } uri || !Agents.TryGetValue(uri, out var agent))
            return false;
        using var meanwhile = new RebuildingAgent(uri, daemon, ShardOf(rebuild), cancel);
        if (!Agents.TryUpdate(uri, meanwhile, agent))
            return false;
        try
        {
            await rebuilds.BeginAsync(rebuild.Projection, NodeNumber, daemon.HighWaterMark(), cancel);
            await daemon.RebuildProjectionAsync(rebuild.Projection, Longest, meanwhile.Stopped)
                .WaitAsync(meanwhile.Stopped);
            return true;
        }
        catch (OperationCanceledException) when (meanwhile.Stopped.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            // The rebuild stopped the projection, and nobody else starts it again at once.
            if (Agents.TryRemove(KeyValuePair.Create<Uri, IAgent>(uri, meanwhile))
                && !meanwhile.Stopped.IsCancellationRequested)
            {
                await Wolverine.StartLocallyAsync(uri);
            }
        }
    }

    private static ShardName ShardOf(RebuildView rebuild) => new(rebuild.Projection);
}
