using Cpor.Ledger.Service.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// Whether the database answers the application's role, lets it append events, and has the tables of this version. The
/// tables are compared at the first check and then at most once a minute, because comparing takes as long as dozens of
/// commands; a check in between repeats what was found last.
/// </summary>
internal sealed class DatabaseHealthCheck(
    NpgsqlDataSource database, SchemaComparison comparison, TimeProvider time, ILogger<DatabaseHealthCheck> log)
    : IHealthCheck
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly string Question = $"""
        select {SchemaStamp.Question},
          case when to_regclass('{EventStore.EventSchema}.mt_events') is null then null
          else has_table_privilege(to_regclass('{EventStore.EventSchema}.mt_events'), 'insert') end
        """;

    private readonly string _role = new NpgsqlConnectionStringBuilder(database.ConnectionString).Username ?? "";
    private readonly Lock _gate = new();
    private Task _comparing = Task.CompletedTask;
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private volatile IReadOnlyList<SchemaDifference>? _found;
    private volatile bool _hasBeenCurrent;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var (stamp, mayAppend) = await AskAsync(cancellationToken);
            if (mayAppend is null)
                return HealthCheckResult.Unhealthy("The database has no tables yet: run 'ledger db apply'.");
            if (mayAppend == false)
                return HealthCheckResult.Unhealthy("This process may not append facts: run 'ledger db apply'.");
            await CompareNowAndThenAsync(cancellationToken);
            return Judge(stamp);
        }
        catch (NpgsqlException fault)
        {
            log.LogWarning(fault, "The database does not answer its health check.");
            return HealthCheckResult.Unhealthy("The database cannot be reached or does not let this process in.");
        }
    }

    private HealthCheckResult Judge(string? stamp)
    {
        if (_found is not { Count: > 0 })
            return HealthCheckResult.Healthy();

        // While a new version replaces the old one node by node, the old nodes go on over the migrated tables; and
        // tables that were changed by hand may serve all the same.
        return _hasBeenCurrent || SchemaStamp.IsMine(stamp)
            ? HealthCheckResult.Degraded(
                "The tables differ from those of this version: 'ledger db status' tells how, 'ledger db apply' mends "
                + "them.")
            : HealthCheckResult.Unhealthy("The tables are of another version: run 'ledger db apply' with this one.");
    }

    private async Task<(string? Stamp, bool? MayAppend)> AskAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Question);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetBoolean(1));
    }

    /// <summary>
    /// Waits for the first comparison, and only a moment for a later one: if it takes longer, the next check has it.
    /// </summary>
    private async Task CompareNowAndThenAsync(CancellationToken cancel)
    {
        Task comparing;
        lock (_gate)
        {
            if (_comparing.IsCompleted && time.GetUtcNow() >= _next)
            {
                _next = time.GetUtcNow() + Pause;
                _comparing = CompareAsync();
            }

            comparing = _comparing;
        }

        if (_found is not null)
            await Task.WhenAny(comparing, Task.Delay(Patience, cancel));
        if (_found is null || comparing.IsFaulted)
            await comparing.WaitAsync(cancel);
    }

    private async Task CompareAsync()
    {
        try
        {
            _found = await comparison.FindAsync(_role, CancellationToken.None);
            _hasBeenCurrent |= _found.Count == 0;
            if (_found.Count > 0)
                log.LogWarning("The tables differ: {Differences}", string.Join("; ", _found));
        }
        catch (Exception)
        {
            lock (_gate)
                _next = DateTimeOffset.MinValue;
            throw;
        }
    }
}
