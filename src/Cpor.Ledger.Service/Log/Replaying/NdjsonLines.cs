using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cpor.Ledger.Contracts;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// Writes lines of JSON into a reply. It waits for the reader whenever some of them lie there, so that a slow one makes
/// the ledger slow and not its memory full.
/// </summary>
public sealed class NdjsonLines(PipeWriter reply, CancellationToken cancel)
{
    private const int MostWaiting = 32 * 1024;

    private static readonly JsonWriterOptions _json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one line.</summary>
    public async ValueTask WriteAsync(Action<Utf8JsonWriter> line)
    {
        await using (var json = new Utf8JsonWriter(reply, _json))
            line(json);
        reply.GetSpan(1)[0] = (byte)'\n';
        reply.Advance(1);
        if (reply.UnflushedBytes >= MostWaiting)
            await reply.FlushAsync(cancel);
    }

    /// <summary>Writes lines as they come.</summary>
    public async Task WriteAllAsync<T>(IAsyncEnumerable<T> lines)
    {
        await foreach (var line in lines.WithCancellation(cancel))
            await WriteAsync(json => JsonSerializer.Serialize(json, line, LedgerJson.Options));
    }
}
