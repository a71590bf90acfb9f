using Npgsql;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// What is compared by whole tables inside the database. Each question is one statement, so that what is written
/// meanwhile is seen by all of it or by none.
/// </summary>
internal sealed class StoreCheck(NpgsqlDataSource database, VerifyState state)
{
    private const string Events = $"{EventTables.Schema}.mt_events";
    private const string Streams = $"{EventTables.Schema}.mt_streams";
    private const string Tags = $"{EventTables.Schema}.mt_event_tag_slot";
    private const string Pending = $"{LogSchema.Schema}.pending";

    private const string StreamFacts = $"""
        select coalesce(s.id, e.stream_id), s.id is null, e.stream_id is null, s.version, e.newest, e.count,
          coalesce(s.is_archived, false)
        from (select * from {Streams} where type is not null) s
        full join (
          select stream_id, max(version) as newest, count(*) as count from {Events}
          where type <> 'tombstone' group by stream_id) e on e.stream_id = s.id
        where s.id is null or e.stream_id is null or s.version <> e.newest or e.count <> e.newest or s.is_archived
        """;

    private const string Chain = $"""
        select position, stream_id, previous, before from (
          select position, stream_id, stream_version, previous, lag(position) over stream as before,
            row_number() over stream as place
          from {LogRow.Table} where position < $1
          window stream as (partition by stream_id order by stream_version)) links
        where previous is distinct from before or stream_version <> place or before >= position
        order by position
        """;

    private const string Lines =
        "e.data -> case when e.type like 'association-ended.%' then 'slots' else 'lines' end";

    private const string SlotTags = $"""
        with slots as (
          select distinct e.seq_id, line ->> 'slot' as value from {Events} e
          cross join lateral jsonb_array_elements(
            case jsonb_typeof({Lines}) when 'array' then {Lines} else '[]' end) line
          where e.type in ('official.v1', 'migrated.v1', 'association-ended.v1', 'association-ended.v2'))
        select coalesce(s.seq_id, t.seq_id), coalesce(s.value, t.value), t.seq_id is null, e.stream_id
        from slots s full join {Tags} t on t.seq_id = s.seq_id and t.value = s.value
        left join {Events} e on e.seq_id = coalesce(s.seq_id, t.seq_id)
        where s.seq_id is null or t.seq_id is null
        """;

    private const string Unfounded = $"""
        select p.seq_id from {Pending} p
        where not exists (select from {Events} e where e.seq_id = p.seq_id)
          or exists (select from {LogRow.Table} l where l.seq_id = p.seq_id)
        """;

    /// <summary>The places in the queue that belong to nobody.</summary>
    public Task PendingAsync(CancellationToken cancel) => EachAsync(Unfounded, null, row => Add(
        FindingCodes.PendingUnfounded, Pending, $"seq_id {row.GetInt64(0)}", null,
        $"Event number {row.GetInt64(0)} waits for a position, but it is not there, or has its position."), cancel);

    /// <summary>Streams beside their events.</summary>
    public Task StreamsAsync(CancellationToken cancel) => EachAsync(StreamFacts, null, row =>
    {
        var stream = row.GetGuid(0);
        if (!state.Suspects.Add(stream))
            return;
        if (row.GetBoolean(1) || row.GetBoolean(2))
        {
            Add(FindingCodes.StreamUnfounded, Streams, $"id {stream}", null, row.GetBoolean(1)
                ? $"The stream {stream} has events and no row." : $"The stream {stream} has a row and no events.");
        }
        else if (row.GetBoolean(6))
        {
            Add(FindingCodes.StreamArchived, Streams, $"id {stream}", null, $"The stream {stream} is archived.");
        }
        else
        {
            Add(FindingCodes.StreamVersionDiffers, Streams, $"id {stream}", null,
                $"The stream {stream} says version {row.GetInt64(3)}; its {row.GetInt64(5)} events go up to "
                + $"{row.GetInt64(4)}.");
        }
    }, cancel);

    /// <summary>Whether every entry names the one before it in its stream.</summary>
    public Task ChainAsync(long size, CancellationToken cancel) => EachAsync(Chain, size, row =>
    {
        if (!state.Suspects.Add(row.GetGuid(1)) || (!row.IsDBNull(2) && state.Holes.Contains(row.GetInt64(2))))
            return;
        var position = row.GetInt64(0);
        Add(FindingCodes.LogChainBroken, LogRow.Table, $"position {position}", position,
            $"The entry at position {position} names {Number(row, 2)} before it in its stream, but it is "
            + $"{Number(row, 3)}.");
    }, cancel);

    /// <summary>The tags by which it is decided who holds a slot, beside the slots in the events.</summary>
    public Task TagsAsync(CancellationToken cancel) => EachAsync(SlotTags, null, row =>
    {
        if (state.Numbers.Contains(row.GetInt64(0)) || (!row.IsDBNull(3) && state.Suspects.Contains(row.GetGuid(3))))
            return;
        var (sequence, slot, missing) = (row.GetInt64(0), row.GetString(1), row.GetBoolean(2));
        Add(missing ? FindingCodes.SlotTagMissing : FindingCodes.SlotTagUnfounded, Tags,
            $"value {slot}, seq_id {sequence}", null, missing
                ? $"Event number {sequence} is about the slot {slot}, but has no tag of it."
                : $"Event number {sequence} has a tag of the slot {slot}, which it is not about.");
    }, cancel);

    private static string Number(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? "none" : $"{row.GetInt64(column)}";

    private void Add(string code, string table, string key, long? position, string explanation) =>
        state.Findings.Add(new Finding(code, table, key, position, explanation));

    private async Task EachAsync(string sql, long? size, Action<NpgsqlDataReader> take, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        if (size is { } known)
            command.Parameters.Add(new() { Value = known });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            take(rows);
    }
}
