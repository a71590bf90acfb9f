using Npgsql;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// Events that are not in the log and do not wait for it: their rows of the log are gone, or never were.
/// </summary>
internal sealed class LostEvents(NpgsqlDataSource database, VerifyState state)
{
    private const string Events = $"{EventTables.Schema}.mt_events";

    private const string Lost = $"""
        select e.seq_id, e.id, e.stream_id, e.version,
          coalesce((select max(l.position) from {LogRow.Table} l
            where l.stream_id = e.stream_id and l.stream_version < e.version), -1),
          coalesce((select min(l.position) from {LogRow.Table} l
            where l.stream_id = e.stream_id and l.stream_version > e.version), {MaximalPosition})
        from {Events} e
        where e.type <> 'tombstone'
          and not exists (select from {LogRow.Table} l where l.seq_id = e.seq_id)
          and not exists (select from {LogSchema.Schema}.pending p where p.seq_id = e.seq_id)
        order by e.seq_id
        """;

    private const string MaximalPosition = "9223372036854775807";

    /// <summary>Adds them to the findings: to each hole in the log the event that fits into it.</summary>
    public async Task FindAsync(CancellationToken cancel)
    {
        var holes = new SortedSet<long>(state.Holes);
        await using var command = database.CreateCommand(Lost);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var (sequence, id, stream, version) =
                (rows.GetInt64(0), rows.GetGuid(1), rows.GetGuid(2), rows.GetInt64(3));
            if (state.Renumbered.Contains(id))
                continue;
            state.Suspects.Add(stream);
            var what = $"event {id} (version {version} of {stream})";
            var between = holes.GetViewBetween(rows.GetInt64(4), rows.GetInt64(5));
            if (between.Count > 0)
            {
                var hole = between.Min;
                holes.Remove(hole);
                Add(hole, $"There is no row at position {hole}; it was that of {what}.");
                continue;
            }

            state.Findings.Add(new Finding(FindingCodes.EventNotInLog, Events, $"seq_id {sequence}", null,
                $"The {what} has no position and does not wait for one."));
        }

        foreach (var hole in holes)
            Add(hole, $"There is no row at position {hole}, and no event that it could have been of.");
    }

    private void Add(long hole, string explanation) => state.Findings.Add(
        new Finding(FindingCodes.LogRowRemoved, LogRow.Table, $"position {hole}", hole, explanation));
}
