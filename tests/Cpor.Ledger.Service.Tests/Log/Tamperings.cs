namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>The ways to tamper that are tried.</summary>
public static partial class Tamperings
{
    private const string Events = "ledger_events.mt_events";
    private const string Entry = "ledger_log.entry";
    private const string Columns = """
        (data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, user_name, headers,
          is_archived, stream_id, version, id, seq_id)
        """;

    public static IEnumerable<Tampering> Of(TamperedLedger ledger) =>
    [
        .. WithEvents(ledger), .. WithEventsGoneOrAdded(ledger), .. WithRows(ledger), .. WithRowsMoved(ledger),
        .. WithRewrittenRows(ledger), .. WithFiles(ledger),
        .. WithCheckpoints(ledger), .. WithStreamsAndSlots(ledger), .. WithClaims(ledger),
        .. WithAssociationsAndProofs(ledger),
    ];

    private static IEnumerable<Tampering> WithEvents(TamperedLedger ledger)
    {
        var talk = ledger.Of("commented.v1", 150);
        var official = ledger.Of("official.v1");
        yield return Change("data", "data = jsonb_set(data, '{side}', '\"reviewer\"')", "event-data-changed");
        yield return Change(
            "the instant in the data", "data = jsonb_set(data, '{happenedAt}', '\"2020-01-01T00:00:00Z\"')",
            "event-data-changed");
        yield return Change("type", "type = 'withdrawn.v1'", "event-type-changed");
        yield return Change("timestamp", "timestamp = timestamp - interval '1 microsecond'", "event-timestamp-changed");
        yield return Change("timestamp, never", "timestamp = 'infinity'", "event-timestamp-changed");
        yield return Change("type that is no JSON", "type = 'a\"b'", "event-type-changed");
        yield return Change(
            "instant that is no JSON", @"data = jsonb_set(data, '{happenedAt}', '""a\""b""')", "event-data-changed");
        yield return Change(
            "more data than fit", "data = data || jsonb_build_object('more', repeat('x', 70000))",
            "event-data-changed");
        yield return Change("actor", "user_name = 'actor:another'", "event-actor-changed");
        yield return Change("actor, taken away", "user_name = null", "event-actor-changed");
        yield return Change("causation", "causation_id = 'x'", "event-causation-changed");
        yield return Change("correlation", "correlation_id = 'x'", "event-correlation-changed");
        yield return Change("id", "id = gen_random_uuid()", "event-id-changed");
        yield return Change("stream", $"stream_id = '{TamperedLedger.Kept}'", "event-stream-changed");
        yield return Change("version", "version = 9999", "event-version-changed");
        yield return Change("seq_id", "seq_id = 99999", "event-sequence-differs");
        yield return Change("archived", "is_archived = true", "event-archived");
        yield return new("event official: data", $"""
            update {Events} set data = jsonb_set(data, '{"{mpnId}"}', '"4500099"') where seq_id = {official.Sequence}
            """, ("event-data-changed", $"seq_id {official.Sequence}"));
        yield return new("event official: seq_id, its tags left", $"""
            update {Events} set seq_id = 99999 where seq_id = {official.Sequence}
            """, ("event-sequence-differs", $"seq_id {official.Sequence}"));

        Tampering Change(string what, string set, string code) => new(
            $"event: {what}", $"update {Events} set {set} where seq_id = {talk.Sequence}",
            (code, $"seq_id {talk.Sequence}"));
    }

    private static IEnumerable<Tampering> WithEventsGoneOrAdded(TamperedLedger ledger)
    {
        var talk = ledger.Of("commented.v1", 150);
        var last = ledger.Rows.Last(row => row.Stream == TamperedLedger.Talk);
        var official = ledger.Of("official.v1");
        yield return Remove("event removed", talk);
        yield return Remove("the last event of a stream removed", last);
        yield return Remove("event official removed, its tags left", official);
        yield return Insert("event inserted past the trigger", "", ("event-not-in-log", "seq_id 99999"));
        yield return Insert(
            "event inserted past the trigger, its stream told",
            $"update ledger_events.mt_streams set version = version + 1 where id = '{last.Stream}';",
            ("event-not-in-log", "seq_id 99999"));
        yield return Insert(
            "event inserted and made to wait", "insert into ledger_log.pending values (99999);",
            ("stream-version-differs", $"id {last.Stream}"));
        yield return Insert(
            "event inserted and made to wait, its stream told",
            $"""
            insert into ledger_log.pending values (99999);
            update ledger_events.mt_streams set version = version + 1 where id = '{last.Stream}';
            """,
            ("read-model-differs", $"id {last.Stream}"));

        Tampering Remove(string kind, TamperedLedger.Row row) => new(
            kind, $"delete from {Events} where seq_id = {row.Sequence}", ("event-removed", $"seq_id {row.Sequence}"));
        Tampering Insert(string kind, string more, params (string, string)[] expected) => new(
            kind,
            $"""
            insert into {Events} {Columns}
            select data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, user_name, headers,
              is_archived, stream_id, version + 1, gen_random_uuid(), 99999
            from {Events} where seq_id = {last.Sequence};
            {more}
            """,
            expected);
    }

    private static IEnumerable<Tampering> WithRows(TamperedLedger ledger)
    {
        var row = ledger.Of("commented.v1", 160);
        yield return Change("bytes", $"bytes = convert_to(replace({Text}, '\"partner\"', '\"parmesan\"'), 'UTF8')",
            "log-bytes-changed");
        yield return Change("leaf_hash", @"leaf_hash = sha256('\x00')", "log-leaf-hash-changed");
        yield return Change(
            "bytes and leaf_hash",
            $"bytes = convert_to({Other}, 'UTF8'), leaf_hash = sha256('\\x00'::bytea || convert_to({Other}, 'UTF8'))",
            "log-entry-changed");
        yield return Change(
            "a blank in the bytes, and leaf_hash",
            $"bytes = convert_to({Blank}, 'UTF8'), leaf_hash = sha256('\\x00'::bytea || convert_to({Blank}, 'UTF8'))",
            "log-entry-changed");
        yield return Change("bytes are no entry", "bytes = 'nothing'", "log-bytes-changed");
        yield return Change("previous", "previous = 0", "log-previous-changed");
        yield return Change("previous, taken away", "previous = null", "log-previous-changed");
        yield return Change("stream_version", "stream_version = 9999", "log-stream-version-changed");
        yield return Change("event_id", "event_id = gen_random_uuid()", "log-event-id-changed");
        yield return Change("stream_id", "stream_id = gen_random_uuid()", "log-stream-changed");

        Tampering Change(string what, string set, string code) => new(
            $"log row: {what}", $"update {Entry} set {set} where position = {row.Position}",
            (code, $"position {row.Position}"));
    }

    private static IEnumerable<Tampering> WithRowsMoved(TamperedLedger ledger)
    {
        var row = ledger.Of("commented.v1", 160);
        var other = ledger.Of("commented.v1", 170);
        var end = ledger.Rows[^1];
        var size = ledger.Rows.Count;
        yield return new("log row: seq_id", $"update {Entry} set seq_id = 99999 where position = {row.Position}",
            ("event-sequence-differs", "seq_id 99999"));
        yield return new("log rows: positions swapped", $"""
            update {Entry} set position = -1 where position = {row.Position};
            update {Entry} set position = {row.Position} where position = {other.Position};
            update {Entry} set position = {other.Position} where position = -1
            """,
            ("log-position-changed", $"position {row.Position}"),
            ("log-position-changed", $"position {other.Position}"));
        yield return new("log row removed", $"delete from {Entry} where position = {row.Position}",
            ("log-row-removed", $"position {row.Position}"));
        yield return new("the last log row removed", $"delete from {Entry} where position = {end.Position}",
            ("log-row-removed", $"position {end.Position}"));
        yield return new("log row and event removed", $"""
            delete from {Entry} where position = {row.Position}; delete from {Events} where seq_id = {row.Sequence}
            """, ("log-row-removed", $"position {row.Position}"));
        yield return new("log row added", $"""
            insert into {Entry} select {size}, gen_random_uuid(), 99999, stream_id, stream_version + 1, position, bytes,
              leaf_hash from {Entry} where position = {end.Position}
            """, ("log-row-added", $"position {size}"));
        yield return new("log named otherwise", "update ledger_log.identity set origin = 'example.com/other'",
            ("identity-changed", "id 1"));
        yield return new("tree: a hash", @"
            update ledger_log.tree set frontier = set_byte(frontier, 20, get_byte(frontier, 20) # 1)",
            ("tree-changed", "id 1"));
        yield return new("tree: size", "update ledger_log.tree set size = size - 1", ("tree-changed", "id 1"));
        yield return new("tree: gone", "delete from ledger_log.tree", ("tree-changed", "id 1"));
        yield return new("queue: a place of no event", "insert into ledger_log.pending values (88888)",
            ("pending-unfounded", "seq_id 88888"));
        yield return new("queue: an event that has its position",
            $"insert into ledger_log.pending values ({row.Sequence})", ("pending-unfounded", $"seq_id {row.Sequence}"));

    }

    private const string Text = "convert_from(bytes, 'UTF8')";
    private const string Blank = $"replace({Text}, '{{\"specversion\"', '{{ \"specversion\"')";
    private const string Other = $"replace({Text}, '\"partner\"', '\"reviewer\"')";
}
