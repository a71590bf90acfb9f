using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>
/// Compares the event store with the log: every event is to have a position or to wait for one. The trigger sees to it;
/// what came past it, such as in a restored backup, is found here.
/// </summary>
public sealed class LogReconciler(NpgsqlDataSource database)
{
    private const string Lost = $"""
        select e.seq_id from {EventTables.Schema}.mt_events e
        where e.type <> 'tombstone'
          and not exists (select from {LogSchema.Schema}.entry l where l.seq_id = e.seq_id)
          and not exists (select from {LogSchema.Schema}.pending p where p.seq_id = e.seq_id)
        """;

    /// <summary>
    /// The events without a position that nobody waits for. All of both tables are read, about half a second for a
    /// million events.
    /// </summary>
    public async Task<IReadOnlyList<long>> FindAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Lost);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var found = new List<long>();
        while (await rows.ReadAsync(cancel))
            found.Add(rows.GetInt64(0));
        return found;
    }

    /// <summary>Lets those of the lost events wait for a position that a condition on <c>e</c> picks.</summary>
    internal static string Add(string condition) =>
        $"insert into {LogSchema.Schema}.pending {Lost} and {condition} on conflict do nothing";
}
