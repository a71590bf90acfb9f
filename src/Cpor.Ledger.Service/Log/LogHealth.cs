using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Cpor.Ledger.Service.Log;

/// <summary>Whether events get their positions soon. Events are safe meanwhile; consumers hear of them later.</summary>
internal sealed class LogHealth(NpgsqlDataSource database) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string Oldest = $"""
        select extract(epoch from clock_timestamp() - min(e.timestamp))::float8, count(*)
        from {LogSchema.Schema}.pending p join {Hosting.EventStore.EventSchema}.mt_events e using (seq_id)
        """;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand(Oldest);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return row.IsDBNull(0) || row.GetDouble(0) < Patience.TotalSeconds
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(
                    $"{row.GetInt64(1)} events wait for their positions, the oldest for {row.GetDouble(0):F0} s.");
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Degraded("The database cannot be asked.");
        }
    }
}
