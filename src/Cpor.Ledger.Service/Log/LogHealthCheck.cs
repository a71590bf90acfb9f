using Cpor.Ledger.Log;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Cpor.Ledger.Service.Log;

/// <summary>Whether events get their positions soon. Events are safe meanwhile; consumers hear of them later.</summary>
internal sealed class LogHealthCheck(NpgsqlDataSource database) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string Oldest = $"""
        select extract(epoch from clock_timestamp() - e.timestamp)::float8
        from (select min(seq_id) as seq_id from {LogSchema.Schema}.pending) p
        join {EventTables.Schema}.mt_events e using (seq_id)
        """;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand(Oldest);
            return await command.ExecuteScalarAsync(cancellationToken) is double age && age >= Patience.TotalSeconds
                ? HealthCheckResult.Degraded($"An event has been waiting for its position for {age:F0} s.")
                : HealthCheckResult.Healthy();
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Degraded("The database cannot be asked.");
        }
    }
}
