using Cpor.Ledger.Service.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Wolverine;
using Wolverine.Runtime;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// Whether this process runs as a node of the cluster: only then do its timers fire and its follow-ups go on. In a
/// cluster the other nodes must see its sign of life, too.
/// </summary>
internal sealed class MessagingHealthCheck(IWolverineRuntime runtime, NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            runtime.AssertHasStarted();
        }
        catch (Exception)
        {
            return HealthCheckResult.Unhealthy("Messages and timers have not started.");
        }

        if (runtime.Cancellation.IsCancellationRequested)
            return HealthCheckResult.Unhealthy("The process is stopping.");
        if (runtime.Options.Durability.Mode != DurabilityMode.Balanced)
            return HealthCheckResult.Healthy();
        return await IsSeenAsync(cancellationToken) switch
        {
            true => HealthCheckResult.Healthy(),
            false => HealthCheckResult.Unhealthy("The cluster has not heard of this node for too long."),
            null => HealthCheckResult.Unhealthy("This node is not in the cluster."),
        };
    }

    private async Task<bool?> IsSeenAsync(CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand($"""
                select health_check > now() - $2 from {EventStore.MessageSchema}.wolverine_nodes where id = $1
                """);
            command.Parameters.Add(new() { Value = runtime.Options.UniqueNodeId });
            command.Parameters.Add(new() { Value = runtime.Options.Durability.StaleNodeTimeout });
            return await command.ExecuteScalarAsync(cancel) as bool?;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }
}
