using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Service.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.Log;

/// <summary>
/// Gives waiting events their positions. Only who holds the sequencer's lock on this very connection may use it; were
/// there two, the positions' primary key would let one through and fail the other as a whole.
/// </summary>
internal sealed class LogAppender
{
    /// <summary>How many events at most get their positions in one transaction.</summary>
    public const int MostAtOnce = 2_000;

    private const string Waiting = $"""
        select {StoredEvent.Columns}, h.position, coalesce(h.stream_version, 0)
        from (select seq_id from {LogSchema.Schema}.pending where seq_id > $2 order by seq_id limit $1) p
        join {EventStore.EventSchema}.mt_events e on e.seq_id = p.seq_id
        left join lateral (
          select position, stream_version from {LogSchema.Schema}.entry l
          where l.stream_id = e.stream_id order by l.stream_version desc limit 1) h on true
        order by e.seq_id
        """;

    private const string Insert = $"""
        insert into {LogSchema.Schema}.entry
          (position, event_id, seq_id, stream_id, stream_version, previous, bytes, leaf_hash)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private readonly NpgsqlConnection _connection;
    private readonly string _origin;
    private Frontier _tree;

    // Behind which number to look: beyond a whole window of events that could not get a position.
    private long _after;

    private LogAppender(NpgsqlConnection connection, string origin, Frontier tree) =>
        (_connection, _origin, _tree) = (connection, origin, tree);

    /// <summary>How many entries the log has.</summary>
    public long Size => _tree.Size;

    /// <summary>Goes on where the log ends.</summary>
    public static async Task<LogAppender> OpenAsync(
        NpgsqlConnection connection, string origin, CancellationToken cancel) =>
        new(connection, origin, await TreeAsync(connection, cancel));

    /// <summary>
    /// Gives events that wait their positions, in one transaction with the entries and the tree, in the order of the
    /// event store's numbers. An event whose predecessor in its stream has no position yet goes on waiting.
    /// </summary>
    /// <returns>How many got one.</returns>
    public async Task<int> AppendAsync(CancellationToken cancel)
    {
        // What failed may have been stored or not, and the tree in memory may be ahead.
        var tree = Interlocked.Exchange(ref _tree, new Frontier());
        if (tree.Size == 0)
            tree = await TreeAsync(_connection, cancel);
        var entries = await ReadAsync(tree, cancel);
        if (entries.Count > 0)
            await StoreAsync(entries, tree, cancel);
        _tree = tree;
        return entries.Count;
    }

    /// <summary>The ids of events that no entry can hold; they, and their streams after them, go on waiting.</summary>
    public HashSet<Guid> TooLarge { get; } = [];

    private async Task<List<LogEntryRow>> ReadAsync(Frontier tree, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Waiting, _connection);
        command.Parameters.Add(new() { Value = MostAtOnce });
        command.Parameters.Add(new() { Value = _after });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var entries = new List<LogEntryRow>();
        var (seen, last) = (0, 0L);
        var heads = new Dictionary<Guid, (long? Position, long Version)>();
        while (await rows.ReadAsync(cancel))
        {
            var stored = StoredEvent.Read(rows);
            (seen, last) = (seen + 1, stored.Sequence);
            if (!heads.TryGetValue(stored.StreamId, out var head))
            {
                head = (
                    rows.IsDBNull(StoredEvent.ColumnCount) ? null : rows.GetInt64(StoredEvent.ColumnCount),
                    rows.GetInt64(StoredEvent.ColumnCount + 1));
            }

            if (stored.Version != head.Version + 1 || Bytes(stored, tree.Size, head.Position) is not { } bytes)
                continue;
            var entry = new LogEntryRow(tree.Size, stored, head.Position, bytes, TreeHash.OfLeaf(bytes));
            tree.Append(entry.LeafHash);
            heads[stored.StreamId] = (entry.Position, stored.Version);
            entries.Add(entry);
        }

        _after = seen == MostAtOnce && entries.Count == 0 ? last : 0;
        return entries;
    }

    // The trigger lets no such event in; one that was stored before there was a log must not hold up all others.
    private byte[]? Bytes(in StoredEvent stored, long position, long? previous)
    {
        try
        {
            return Envelope.Of(_origin, stored, position, previous);
        }
        catch (InvalidDataException)
        {
            TooLarge.Add(stored.Id);
            return null;
        }
    }

    private async Task StoreAsync(List<LogEntryRow> entries, Frontier tree, CancellationToken cancel)
    {
        long[] sequences = [.. entries.Select(entry => entry.Stored.Sequence)];
        await using var batch = new NpgsqlBatch(_connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Insert)
        {
            Parameters =
            {
                new() { Value = entries.Select(entry => entry.Position).ToArray() },
                new() { Value = entries.Select(entry => entry.Stored.Id).ToArray() },
                new() { Value = sequences },
                new() { Value = entries.Select(entry => entry.Stored.StreamId).ToArray() },
                new() { Value = entries.Select(entry => entry.Stored.Version).ToArray() },
                new()
                {
                    Value = entries.Select(entry => entry.Previous).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
                },
                new() { Value = entries.Select(entry => entry.Bytes).ToArray() },
                new() { Value = entries.Select(entry => entry.LeafHash.Bytes.ToArray()).ToArray() },
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"delete from {LogSchema.Schema}.pending where seq_id = any($1)")
        {
            Parameters = { new() { Value = sequences } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"update {LogSchema.Schema}.tree set size = $1, frontier = $2")
        {
            Parameters = { new() { Value = tree.Size }, new() { Value = tree.ToBytes() } },
        });
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<Frontier> TreeAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var read = new NpgsqlCommand($"select frontier from {LogSchema.Schema}.tree", connection);
        var tree = Frontier.Read((byte[])(await read.ExecuteScalarAsync(cancel))!);
        return tree.IsGood
            ? tree.Value
            : throw new InvalidDataException($"The tree of the log is broken: {tree.Fault.Explanation}");
    }
}
