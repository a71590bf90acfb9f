using Cpor.Ledger.Service.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// Whether the database answers the application's role, has the tables of this build and lets it append facts.
/// </summary>
internal sealed class DatabaseHealthCheck(NpgsqlDataSource database, ILogger<DatabaseHealthCheck> log) : IHealthCheck
{
    private static readonly string Question = $"""
        select obj_description(to_regnamespace('{EventStore.EventSchema}'), 'pg_namespace'),
          case when to_regclass('{EventStore.EventSchema}.mt_events') is null then null
          else has_table_privilege(to_regclass('{EventStore.EventSchema}.mt_events'), 'insert') end
        """;

    private volatile bool _hasBeenCurrent;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand(Question);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return Judge(
                row.IsDBNull(0) ? null : row.GetString(0),
                row.IsDBNull(1) ? null : row.GetBoolean(1));
        }
        catch (NpgsqlException fault)
        {
            log.LogWarning(fault, "The database does not answer its health check.");
            return HealthCheckResult.Unhealthy("The database cannot be reached or does not let this process in.");
        }
    }

    private HealthCheckResult Judge(string? stamp, bool? mayAppend)
    {
        if (mayAppend is null || stamp is null)
            return HealthCheckResult.Unhealthy("The database has no tables yet: run 'ledger db apply'.");
        if (mayAppend == false)
            return HealthCheckResult.Unhealthy("This process may not append facts: run 'ledger db apply'.");
        if (SchemaStamp.IsMine(stamp))
        {
            _hasBeenCurrent = true;
            return HealthCheckResult.Healthy();
        }

        // While a new version replaces the old one node by node, the old nodes go on over the migrated tables.
        return _hasBeenCurrent
            ? HealthCheckResult.Degraded("Another build has migrated the tables since this process started.")
            : HealthCheckResult.Unhealthy("The tables are of another build: run 'ledger db apply' with this one.");
    }
}
