using System.Text;
using System.Text.Json;
using Cpor.Ledger.Audit.Chains;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>What the log says about the end of a stream, as the data of an entry of its own.</summary>
/// <param name="HappenedAt">When it was said; the time of its entry. Cut to microseconds when it is written.</param>
/// <param name="Subject">The stream.</param>
/// <param name="Head">Its last event, and the size of the log that this is said about.</param>
public sealed record HeadStatement(DateTimeOffset HappenedAt, string Subject, StreamHead Head)
{
    /// <summary>The type of the entry.</summary>
    public const string EventType = "head-stated.v1";

    /// <summary>
    /// Reads the statement that an entry makes; a fault unless it is of the type and written as <see cref="ToBytes"/>
    /// writes it, at the time of the entry, and about another stream than the entry's own.
    /// </summary>
    public static Reading<HeadStatement> Of(LogEntry entry)
    {
        // No text of a head has anything to escape, and an escaped one can be half a character.
        using var document = entry.Data.Span.Contains((byte)'\\') ? null : CompactJson.Parse(entry.Data);
        return entry.Type == EventType
            && document is not null
            && Read(document.RootElement) is { } head
            && head.ToBytes().AsSpan().SequenceEqual(entry.Data.Span)
            && head.HappenedAt == entry.Time
            && head.Subject != entry.Subject
                ? head
                : EntryFaults.NotAHead;
    }

    /// <summary>The data of the entry.</summary>
    public byte[] ToBytes()
    {
        // In the order that PostgreSQL gives to the members of any event: the shorter names first.
        string?[] members =
        [
            $"\"size\":{Head.Size}",
            EntryText.Member("subject", Subject),
            $"\"version\":{Head.Version}",
            $"\"position\":{Head.Position}",
            EntryText.Member("happenedAt", EntryText.Time(HappenedAt)),
        ];
        return Encoding.UTF8.GetBytes($"{{{string.Join(',', members)}}}");
    }

    private static HeadStatement? Read(JsonElement data) =>
        data.TryGetProperty("happenedAt", out var time) && time.ValueKind == JsonValueKind.String
        && EntryText.Instant(time.GetString()) is { } happenedAt
        && data.TryGetProperty("subject", out var subject) && subject.ValueKind == JsonValueKind.String
        && Number(data, "version") is { } version
        && Number(data, "position") is { } position
        && Number(data, "size") is { } size
            ? new HeadStatement(happenedAt, subject.GetString()!, new StreamHead(position, version, size))
            : null;

    private static long? Number(JsonElement data, string name) =>
        data.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number
        && number.TryGetInt64(out var value) && value >= 0
            ? value
            : null;
}
