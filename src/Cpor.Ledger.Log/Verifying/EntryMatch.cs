using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// Whether an entry is what <see cref="Envelope"/> makes of an event, found out along its bytes without building it
/// again. What it does not take for equal is built and compared.
/// </summary>
internal ref struct EntryMatch
{
    private const int LongestText = 512;
    private const int PositionDigits = 19;

    private ReadOnlySpan<byte> _rest;

    private EntryMatch(ReadOnlySpan<byte> entry) => _rest = entry;

    /// <summary>Compares an entry with an event.</summary>
    /// <param name="entry">The bytes of the entry.</param>
    /// <param name="envelope">What the entries of the log are made by.</param>
    /// <param name="row">Its place in the log and in its stream.</param>
    /// <param name="stored">The event.</param>
    public static bool IsOf(ReadOnlySpan<byte> entry, Envelope envelope, in LogRow row, in StoredEvent stored)
    {
        var match = new EntryMatch(entry);
        return match.Literal("{\"specversion\":\"1.0\",\"id\":\""u8) && match.Id(stored.Id)
            && match.Literal("\",\"source\":\"https://"u8) && match.Text(envelope.Origin)
            && match.Literal("\",\"type\":\""u8) && match.Text(stored.Type)
            && match.Literal("\",\"subject\":\""u8) && match.Text(envelope.NounOf(stored.Type))
            && match.Literal("/"u8) && match.Id(stored.StreamId)
            && match.Literal("\",\"time\":\""u8) && match.Text(stored.HappenedAt)
            && match.Literal("\",\"datacontenttype\":\"application/json\",\"recordedtime\":\""u8)
            && match.Text(stored.RecordedAt)
            && match.Literal("\",\"sequence\":\""u8) && match.Number(row.Position, PositionDigits)
            && match.Literal("\",\"streamversion\":"u8) && match.Number(stored.Version, 1)
            && (row.Previous is not { } previous || (match.Literal(",\"previoussequence\":\""u8)
                && match.Number(previous, PositionDigits) && match.Literal("\""u8)))
            && match.Optional(",\"actor\":"u8, stored.Actor)
            && match.Optional(",\"causation\":"u8, stored.Causation)
            && match.Optional(",\"correlation\":"u8, stored.Correlation)
            && match.Literal(",\"data\":"u8) && match.Compact(stored.Data)
            && match._rest.SequenceEqual("}"u8);
    }

    private bool Literal(scoped ReadOnlySpan<byte> expected)
    {
        if (!_rest.StartsWith(expected))
            return false;
        _rest = _rest[expected.Length..];
        return true;
    }

    private bool Optional(ReadOnlySpan<byte> member, string? json) =>
        json is null || (Literal(member) && Text(json));

    private bool Text(string text)
    {
        Span<byte> bytes = stackalloc byte[LongestText];
        return Encoding.UTF8.TryGetBytes(text, bytes, out var length) && Literal(bytes[..length]);
    }

    private bool Id(Guid id)
    {
        Span<byte> bytes = stackalloc byte[36];
        return Utf8Formatter.TryFormat(id, bytes, out var length) && Literal(bytes[..length]);
    }

    private bool Number(long number, int digits)
    {
        Span<byte> bytes = stackalloc byte[PositionDigits + 1];
        return number.TryFormat(
                bytes, out var length, digits == PositionDigits ? "D19" : "D", CultureInfo.InvariantCulture)
            && Literal(bytes[..length]);
    }

    /// <summary>JSON that is the same but for the blanks between its tokens (<see cref="CompactJson"/>).</summary>
    private bool Compact(scoped ReadOnlySpan<byte> json)
    {
        while (json.IndexOfAny("\" "u8) is >= 0 and var at)
        {
            var isText = json[at] == (byte)'"';
            var next = isText ? at + 1 + AfterText(json[(at + 1)..]) : at;
            if (!Literal(json[..next]))
                return false;
            json = json[(isText ? next : at + 1)..];
        }

        return Literal(json);
    }

    private static int AfterText(ReadOnlySpan<byte> json)
    {
        var at = 0;
        while (true)
        {
            at += json[at..].IndexOfAny("\"\\"u8);
            if (json[at] == (byte)'"')
                return at + 1;
            at += 2;
        }
    }
}
