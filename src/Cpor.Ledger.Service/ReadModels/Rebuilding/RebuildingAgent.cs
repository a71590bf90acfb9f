using JasperFx;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Wolverine.Runtime.Agents;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

/// <summary>
/// Stands in for a projection's agent while the projection is rebuilt. A rebuild stops the real one. Wolverine looks
/// for stopped agents, stops them again by their name, which the rebuild goes by as well, and starts them: each try is
/// refused and logged as an error, and one that comes just as the rebuild ends can leave two agents for one progress.
/// </summary>
internal sealed class RebuildingAgent(Uri uri, IProjectionDaemon daemon, ShardName shard, CancellationToken cancel)
    : IAgent, IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);

    public Uri Uri => uri;

    public AgentStatus Status => AgentStatus.Running;

    /// <summary>When the process stops, or another node gets the projection and with it the rebuild.</summary>
    public CancellationToken Stopped => _stop.Token;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await daemon.StopAgentAsync(shard);
    }

    public void Dispose() => _stop.Dispose();
}
