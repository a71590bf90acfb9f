using Cpor.Ledger.Audit.Trees;
using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>
/// Gives waiting events their positions. Only who holds the sequencer's lock on this very connection may use it; were
/// there two, the positions' primary key would let one through and fail the other as a whole. It blocks its thread.
/// </summary>
internal sealed class LogAppender : IDisposable
{
    /// <summary>How many events at most get their positions in one transaction.</summary>
    public const int MostAtOnce = 2_000;

    private const string Waiting = $"""
        select {StoredEvent.Columns}, h.position, coalesce(h.stream_version, 0)
        from (select seq_id from {LogSchema.Schema}.pending where seq_id > $1 order by seq_id limit $2) p
        join {EventTables.Schema}.mt_events e on e.seq_id = p.seq_id
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

    private const string Delete = $"delete from {LogSchema.Schema}.pending where seq_id = any($1)";

    private const string Grow = $"update {LogSchema.Schema}.tree set size = $1, frontier = $2";

    private readonly NpgsqlConnection _connection;
    private readonly Envelope _envelope;

    // Planned once: planning takes longer than a few events.
    private readonly NpgsqlCommand _waiting;
    private readonly NpgsqlBatch _store;

    // Behind which number to look: beyond a whole window of events that could not get a position.
    private readonly NpgsqlParameter<long> _after = new();

    private readonly NpgsqlParameter<long[]> _positions = new();
    private readonly NpgsqlParameter<Guid[]> _events = new();
    private readonly NpgsqlParameter<long[]> _sequences = new();
    private readonly NpgsqlParameter<long[]> _done = new();
    private readonly NpgsqlParameter<Guid[]> _streams = new();
    private readonly NpgsqlParameter<long[]> _versions = new();
    private readonly NpgsqlParameter<long?[]> _previous = new();
    private readonly NpgsqlParameter<byte[][]> _bytes = new();
    private readonly NpgsqlParameter<byte[][]> _hashes = new();
    private readonly NpgsqlParameter<long> _size = new();
    private readonly NpgsqlParameter<byte[]> _frontier = new();

    private Frontier? _tree;

    private LogAppender(NpgsqlConnection connection, Envelope envelope)
    {
        (_connection, _envelope) = (connection, envelope);
        _waiting = new NpgsqlCommand(Waiting, connection)
        {
            Parameters = { _after, new NpgsqlParameter<int> { TypedValue = MostAtOnce } },
        };
        _store = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Insert)
                {
                    Parameters =
                    {
                        _positions, _events, _sequences, _streams, _versions, _previous, _bytes, _hashes,
                    },
                },
                new NpgsqlBatchCommand(Delete) { Parameters = { _done } },
                new NpgsqlBatchCommand(Grow) { Parameters = { _size, _frontier } },
            },
        };
    }

    /// <summary>Goes on where the log ends.</summary>
    public static LogAppender Open(NpgsqlConnection connection, Envelope envelope)
    {
        var appender = new LogAppender(connection, envelope);
        appender._waiting.Prepare();
        appender._store.Prepare();
        appender._tree = appender.ReadTree();
        return appender;
    }

    /// <summary>How many entries the log has.</summary>
    public long Size => _tree?.Size ?? 0;

    /// <summary>Whether more may wait than were looked at the last time.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The ids of events that no entry can hold; they, and their streams after them, go on waiting.</summary>
    public HashSet<Guid> TooLarge { get; } = [];

    /// <summary>
    /// Gives events that wait their positions, in one transaction with the entries and the tree, in the order of the
    /// event store's numbers. An event whose predecessor in its stream has no position yet goes on waiting.
    /// </summary>
    /// <returns>How many got one.</returns>
    public int Append()
    {
        // What failed may have been stored or not, and the tree in memory may be ahead.
        var tree = Interlocked.Exchange(ref _tree, null) ?? ReadTree();
        var entries = Read(tree);
        if (entries.Count > 0)
            Store(entries, tree);
        _tree = tree;
        return entries.Count;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _waiting.Dispose();
        _store.Dispose();
    }

    private List<LogEntryRow> Read(Frontier tree)
    {
        using var rows = _waiting.ExecuteReader();
        var entries = new List<LogEntryRow>();
        var (seen, last) = (0, 0L);
        var heads = new Dictionary<Guid, (long? Position, long Version)>();
        while (rows.Read())
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

        IsFull = seen == MostAtOnce;
        _after.TypedValue = IsFull && entries.Count == 0 ? last : 0;
        return entries;
    }

    // The trigger lets no such event in; one that was stored before there was a log must not hold up all others.
    private byte[]? Bytes(in StoredEvent stored, long position, long? previous)
    {
        try
        {
            return _envelope.Of(stored, position, previous);
        }
        catch (InvalidDataException)
        {
            TooLarge.Add(stored.Id);
            return null;
        }
    }

    private void Store(List<LogEntryRow> entries, Frontier tree)
    {
        _positions.TypedValue = [.. entries.Select(entry => entry.Position)];
        _events.TypedValue = [.. entries.Select(entry => entry.Stored.Id)];
        _done.TypedValue = _sequences.TypedValue = [.. entries.Select(entry => entry.Stored.Sequence)];
        _streams.TypedValue = [.. entries.Select(entry => entry.Stored.StreamId)];
        _versions.TypedValue = [.. entries.Select(entry => entry.Stored.Version)];
        _previous.TypedValue = [.. entries.Select(entry => entry.Previous)];
        _bytes.TypedValue = [.. entries.Select(entry => entry.Bytes)];
        _hashes.TypedValue = [.. entries.Select(entry => entry.LeafHash.Bytes.ToArray())];
        (_size.TypedValue, _frontier.TypedValue) = (tree.Size, tree.ToBytes());
        _store.ExecuteNonQuery();
    }

    private Frontier ReadTree()
    {
        using var read = new NpgsqlCommand(LogReader.Tree, _connection);
        return LogReader.TreeOf(read.ExecuteScalar());
    }
}
