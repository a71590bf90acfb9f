using System.Text;
using Cpor.Ledger.Audit.Chains;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>
/// One event as a leaf of the log holds it: an envelope (CloudEvents 1.0) that is written in exactly one way, around
/// the event itself. What the members mean is in the README.
/// </summary>
public sealed record LogEntry
{
    /// <summary>The most bytes that an entry has: bundles tell its length in two.</summary>
    public const int LongestEntry = ushort.MaxValue;

    /// <summary>What stands before the log's origin in <see cref="Source"/>.</summary>
    public const string Scheme = "https://";

    private static readonly UTF8Encoding _utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The event's id, not empty.</summary>
    public required Guid Id { get; init; }

    /// <summary>The log's origin, after <see cref="Scheme"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The event's public name with its version, as <c>submitted.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The stream, a noun and an id, as <c>claims/…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>When it happened; cut to microseconds when it is written.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When the database recorded it; cut to microseconds when it is written.</summary>
    public required DateTimeOffset RecordedTime { get; init; }

    /// <summary>The place in the log, from 0.</summary>
    public required long Position { get; init; }

    /// <summary>The place in its stream, from 1.</summary>
    public required long StreamVersion { get; init; }

    /// <summary>The position of the event before it in its stream; null for the first.</summary>
    public long? Previous { get; init; }

    /// <summary>Who did it, an opaque id; null when nobody is known.</summary>
    public string? Actor { get; init; }

    /// <summary>What caused it; null when that is not known.</summary>
    public string? Causation { get; init; }

    /// <summary>What it belongs to; null when that is not known.</summary>
    public string? Correlation { get; init; }

    /// <summary>The event itself: a JSON object in UTF-8 without white space between its tokens.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>What it says about its place among the events of its stream.</summary>
    public ChainLink Link => new(Position, StreamVersion, Previous);

    /// <summary>Reads an entry; a fault unless it is written as <see cref="ToBytes"/> writes it, to the byte.</summary>
    public static Reading<LogEntry> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestEntry)
            return EntryFaults.EntryTooLong;
        return EntryText.Read(bytes) is { } entry && entry.Written().AsSpan().SequenceEqual(bytes)
            ? entry
            : EntryFaults.NotAnEntry;
    }

    /// <summary>The entry. Throws when it could not be read again, also because it is too long.</summary>
    public byte[] ToBytes()
    {
        var bytes = Written();
        return Parse(bytes) is { IsGood: false, Fault: var fault }
            ? throw new InvalidOperationException($"{Type} of {Subject}: {fault.Explanation}")
            : bytes;
    }

    /// <summary>The hash of the leaf that holds it.</summary>
    public TreeHash Leaf() => TreeHash.OfLeaf(ToBytes());

    private byte[] Written()
    {
        string?[] members =
        [
            EntryText.Member("specversion", "1.0"),
            EntryText.Member("id", $"{Id:D}"),
            EntryText.Member("source", Source),
            EntryText.Member("type", Type),
            EntryText.Member("subject", Subject),
            EntryText.Member("time", EntryText.Time(Time)),
            EntryText.Member("datacontenttype", "application/json"),
            EntryText.Member("recordedtime", EntryText.RecordedTime(RecordedTime)),
            EntryText.Member("sequence", EntryText.Sequence(Position)),
            $"\"streamversion\":{StreamVersion}",
            EntryText.Member("previoussequence", EntryText.Sequence(Previous)),
            EntryText.Member("actor", Actor),
            EntryText.Member("causation", Causation),
            EntryText.Member("correlation", Correlation),
        ];
        var envelope = $"{{{string.Join(',', members.OfType<string>())},\"data\":";
        return [.. _utf8.GetBytes(envelope), .. Data.Span, (byte)'}'];
    }
}
