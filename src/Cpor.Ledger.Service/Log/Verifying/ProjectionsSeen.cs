using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Service.Log.Verifying;

/// <summary>Up to which event each of the read models that follow has come, as of one snapshot.</summary>
internal sealed class ProjectionsSeen
{
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _rebuilding = new(StringComparer.Ordinal);

    /// <summary>The number of the last event seen, 0 before the first; null while it is rebuilt.</summary>
    public long? Of(string projection) =>
        _rebuilding.Contains(projection) ? null : _seen.GetValueOrDefault(projection);

    public static async Task<ProjectionsSeen> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select split_part(name, ':', 1), last_seq_id, false from {EventStore.EventSchema}.mt_event_progression
            where name like '%:All'
            union all
            select projection, 0, true from {EventStore.DocumentSchema}.rebuild
            where started_at is not null and finished_at is null
            """,
            connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var seen = new ProjectionsSeen();
        while (await rows.ReadAsync(cancel))
        {
            if (rows.GetBoolean(2))
                seen._rebuilding.Add(rows.GetString(0));
            else
                seen._seen[rows.GetString(0)] = rows.GetInt64(1);
        }

        return seen;
    }
}
