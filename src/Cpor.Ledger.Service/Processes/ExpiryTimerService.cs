using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Storage;
using Npgsql;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Sets the timers of migrated associations shortly before their subscriptions are over. They come by the hundred
/// thousand and end years ahead, many at one midnight: timers from the import on would only lie in a table that is
/// looked through all the time. What ended while no ledger ran is asked at once. Asking too often is harmless: the
/// claim decides. Runs on every node.
/// </summary>
public sealed class ExpiryTimerService(
    NpgsqlDataSource database, IServiceScopeFactory scopes, TimeProvider time, ILogger<ExpiryTimerService> log)
    : PeriodicService(Period, time, log, "Could not look for expiring associations")
{
    /// <summary>How often it looks; timers are set at least so long ahead.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    // Ends that no look before has seen, and some of those whose timers seem to be lost: asking for all of these
    // again, while many that ended together are still being worked off, would only hold them up.
    private const string Find = """
        select id, next_deadline from ledger.mt_doc_ledgerclaim
        where status = 'official' and next_deadline >= $1 and next_deadline < $2
        union
        (select id, next_deadline from ledger.mt_doc_ledgerclaim
        where status = 'official' and next_deadline < $3 order by next_deadline limit 1000)
        order by next_deadline
        """;

    private DateTimeOffset _seen = DateTimeOffset.UnixEpoch;

    protected override async Task RunAsync(CancellationToken cancel)
    {
        var now = Time.GetUtcNow();
        var through = now + (2 * Period);
        var ends = await FindAsync(through, now - OverdueClaimsService.Grace, cancel);
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var (claim, end) in ends)
        {
            var timer = new ExpiryTimeout(claim);
            await (end > now ? bus.ScheduleAsync(timer, end) : bus.PublishAsync(timer));
        }

        _seen = through;
    }

    private async Task<List<(Guid Claim, DateTimeOffset Ends)>> FindAsync(
        DateTimeOffset through, DateTimeOffset overdue, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new() { Value = _seen.UtcDateTime });
        command.Parameters.Add(new() { Value = through.UtcDateTime });
        command.Parameters.Add(new() { Value = overdue.UtcDateTime });
        var ends = new List<(Guid, DateTimeOffset)>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            ends.Add((rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1)));
        return ends;
    }
}
