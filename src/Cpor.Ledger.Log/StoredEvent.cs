using System.Runtime.InteropServices;
using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>A row of the event store, as texts that PostgreSQL made of its columns.</summary>
/// <param name="Sequence">The number that the event store drew; there are gaps, and late ones.</param>
/// <param name="Id">The event's id.</param>
/// <param name="StreamId">Its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Type">Its public name.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StoredEvent(long Sequence, Guid Id, Guid StreamId, long Version, string Type)
{
    /// <summary>The columns to select from <c>e</c>, in the order in which <see cref="Read"/> takes them.</summary>
    internal const string Columns = """
        e.seq_id, e.id, e.stream_id, e.version, e.type,
        coalesce(e.data ->> 'happenedAt', to_char(e.timestamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
        to_char(e.timestamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        to_json(e.user_name)::text, to_json(e.causation_id)::text, to_json(e.correlation_id)::text,
        convert_to(e.data::text, 'UTF8')
        """;

    /// <summary>How many columns these are.</summary>
    internal const int ColumnCount = 11;

    /// <summary>When it happened.</summary>
    public required string HappenedAt { get; init; }

    /// <summary>When it was recorded.</summary>
    public required string RecordedAt { get; init; }

    /// <summary>Who did it, as JSON.</summary>
    public required string? Actor { get; init; }

    /// <summary>What caused it, as JSON.</summary>
    public required string? Causation { get; init; }

    /// <summary>What it belongs to, as JSON.</summary>
    public required string? Correlation { get; init; }

    /// <summary>The event itself, as PostgreSQL writes it.</summary>
    public required byte[] Data { get; init; }

    internal static StoredEvent Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), row.GetString(4))
    {
        HappenedAt = row.GetString(5),
        RecordedAt = row.GetString(6),
        Actor = Text(row, 7),
        Causation = Text(row, 8),
        Correlation = Text(row, 9),
        Data = row.GetFieldValue<byte[]>(10),
    };

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
