using System.Runtime.InteropServices;
using Npgsql;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>A row of the log beside the event that it names.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LogRow(
    long Position, Guid EventId, long Sequence, Guid StreamId, long StreamVersion, long? Previous)
{
    /// <summary>The log's table.</summary>
    public const string Table = $"{LogSchema.Schema}.entry";

    /// <summary>The rows from $1 up to but not including $2.</summary>
    public const string Page = $"""
        select {StoredEvent.Columns}, coalesce(e.is_archived, false),
          l.position, l.event_id, l.seq_id, l.stream_id, l.stream_version, l.previous, l.bytes, l.leaf_hash
        from {Table} l left join {EventTables.Schema}.mt_events e on e.seq_id = l.seq_id
        where l.position >= $1 and l.position < $2 order by l.position
        """;

    private const int Rest = StoredEvent.ColumnCount;

    /// <summary>The entry.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>Its hash as it is stored.</summary>
    public required byte[] LeafHash { get; init; }

    /// <summary>The event; null when there is none of that number.</summary>
    public required StoredEvent? Stored { get; init; }

    /// <summary>Whether the event is hidden from the ledger.</summary>
    public bool IsArchived { get; init; }

    public static LogRow Read(NpgsqlDataReader row) => new(
        row.GetInt64(Rest + 1),
        row.GetGuid(Rest + 2),
        row.GetInt64(Rest + 3),
        row.GetGuid(Rest + 4),
        row.GetInt64(Rest + 5),
        row.IsDBNull(Rest + 6) ? null : row.GetInt64(Rest + 6))
    {
        Stored = row.IsDBNull(0) ? null : Event(row),
        IsArchived = row.GetBoolean(Rest),
        Bytes = row.GetFieldValue<byte[]>(Rest + 7),
        LeafHash = row.GetFieldValue<byte[]>(Rest + 8),
    };

    /// <summary>The event, also one whose instant is none, such as infinity, which no entry could be made of.</summary>
    public static StoredEvent Event(NpgsqlDataReader row) => row.IsDBNull(6)
        ? new(row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), row.GetString(4))
        {
            HappenedAt = row.IsDBNull(5) ? "" : row.GetString(5),
            RecordedAt = "",
            Actor = row.IsDBNull(7) ? null : row.GetString(7),
            Causation = row.IsDBNull(8) ? null : row.GetString(8),
            Correlation = row.IsDBNull(9) ? null : row.GetString(9),
            Data = row.GetFieldValue<byte[]>(10),
        }
        : StoredEvent.Read(row);
}
