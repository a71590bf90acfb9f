using System.Buffers;
using System.Globalization;
using System.Text;
using Cpor.Ledger.Audit.Tiles;

namespace Cpor.Ledger.Log;

/// <summary>
/// An entry of the log: one event as every consumer sees it (CloudEvents 1.0, JSON format; the members and their order
/// are in the README of <c>Cpor.Ledger.Audit/Dossiers</c>). It is made of the stored row and of the text that
/// PostgreSQL gives for its jsonb, so the same row gives the same bytes whatever becomes of our types.
/// </summary>
/// <param name="origin">The origin of the log.</param>
/// <param name="nouns">What the stream of an event is called, by the type of the event.</param>
public sealed class Envelope(string origin, IReadOnlyDictionary<string, string> nouns)
{
    /// <summary>The origin of the log.</summary>
    public string Origin => origin;

    /// <summary>What the stream of an event is called: its subject is this noun and the id of the stream.</summary>
    /// <param name="type">The public name of the event.</param>
    public string NounOf(string type) => nouns.GetValueOrDefault(type, "unknown");

    /// <summary>The entry of an event.</summary>
    /// <param name="stored">The row.</param>
    /// <param name="position">Where in the log.</param>
    /// <param name="previous">Where the event before it in its stream is; null for the first.</param>
    /// <exception cref="InvalidDataException">It would have more than 65,535 bytes.</exception>
    public byte[] Of(in StoredEvent stored, long position, long? previous)
    {
        var rest = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{{\"specversion\":\"1.0\",\"id\":\"{stored.Id:D}\",")
            .Append(CultureInfo.InvariantCulture, $"\"source\":\"https://{origin}\",\"type\":\"{stored.Type}\",")
            .Append(CultureInfo.InvariantCulture, $"\"subject\":\"{NounOf(stored.Type)}/{stored.StreamId:D}\",")
            .Append(CultureInfo.InvariantCulture, $"\"time\":\"{stored.HappenedAt}\",")
            .Append(CultureInfo.InvariantCulture, $"\"datacontenttype\":\"application/json\",")
            .Append(CultureInfo.InvariantCulture, $"\"recordedtime\":\"{stored.RecordedAt}\",")
            .Append(CultureInfo.InvariantCulture, $"\"sequence\":\"{position:D19}\",")
            .Append(CultureInfo.InvariantCulture, $"\"streamversion\":{stored.Version},");
        if (previous is { } before)
            rest.Append(CultureInfo.InvariantCulture, $"\"previoussequence\":\"{before:D19}\",");
        Append(rest, "actor", stored.Actor);
        Append(rest, "causation", stored.Causation);
        Append(rest, "correlation", stored.Correlation);
        rest.Append("\"data\":");
        var bytes = new ArrayBufferWriter<byte>(rest.Length + stored.Data.Length + 1);
        Encoding.UTF8.GetBytes(rest.ToString(), bytes);
        CompactJson.Write(stored.Data, bytes);
        bytes.Write("}"u8);
        return bytes.WrittenCount <= EntryBundle.LongestEntry
            ? bytes.WrittenSpan.ToArray()
            : throw new InvalidDataException($"The entry of event {stored.Id} has {bytes.WrittenCount} bytes.");
    }

    // PostgreSQL gives these as JSON, with their quotes.
    private static void Append(StringBuilder rest, string member, string? json)
    {
        if (json is not null)
            rest.Append(CultureInfo.InvariantCulture, $"\"{member}\":{json},");
    }
}
