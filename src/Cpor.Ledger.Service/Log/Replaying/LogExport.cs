using System.Text;
using System.Text.Json;
using Cpor.Ledger.Audit.Proofs;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// A part of the log to take away and check elsewhere: the checkpoint, and each entry to the byte with the proof that
/// it is in that checkpoint's tree.
/// </summary>
public sealed class LogExport(LogReader log, LogProofs proofs)
{
    private const int MostAtOnce = 200;

    /// <summary>Whether the proofs of a range can be made here at all, as far as its ends say.</summary>
    public bool HasProofs(long from, long to, PublishedCheckpoint by) =>
        from == to || (proofs.Inclusion(from, by).IsGood && proofs.Inclusion(to - 1, by).IsGood);

    /// <summary>Writes the entries from a position up to but not including another.</summary>
    internal async Task WriteAsync(
        NdjsonLines lines, long from, long to, PublishedCheckpoint by, CancellationToken cancel)
    {
        await lines.WriteAsync(json =>
        {
            json.WriteStartObject();
            json.WriteString("checkpoint", Encoding.UTF8.GetString(by.Note));
            json.WriteNumber("from", from);
            json.WriteNumber("to", to);
            json.WriteEndObject();
        });
        while (from < to)
        {
            var entries = await log.ReadAsync(from, (int)Math.Min(MostAtOnce, to - from), cancel);
            if (entries.Count == 0)
                throw new InvalidDataException($"The log has no entry at position {from}.");
            foreach (var entry in entries)
            {
                var proof = proofs.Inclusion(entry.Position, by);
                if (!proof.IsGood)
                    throw new InvalidDataException($"No proof of position {entry.Position}: {proof.Fault.Code}.");
                await lines.WriteAsync(json => Write(json, entry, proof.Value));
            }

            from += entries.Count;
        }
    }

    // The bytes are those that were hashed.
    private static void Write(Utf8JsonWriter json, LoggedEntry entry, LogProof proof)
    {
        json.WriteStartObject();
        json.WriteNumber("position", entry.Position);
        json.WritePropertyName("event");
        json.WriteRawValue(entry.Bytes.Span, skipInputValidation: true);
        json.WriteStartArray("proof");
        foreach (var hash in proof.Hashes)
            json.WriteBase64StringValue(hash.Bytes);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
