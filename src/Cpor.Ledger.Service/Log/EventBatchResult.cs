using System.Reflection;
using System.Text;
using System.Text.Json;
using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cpor.Ledger.Service.Log;

/// <summary>
/// Entries as they lie in the log: as CloudEvents batch (an array of them), or with their range, leaf hashes and the
/// checkpoint that covers them around it.
/// </summary>
public sealed class EventBatchResult(
    long from, IReadOnlyList<LoggedEntry> entries, PublishedCheckpoint? checkpoint) : IResult, IEndpointMetadataProvider
{
    /// <summary>The media type of a batch alone (CloudEvents 1.0, JSON format, section 4).</summary>
    public const string BatchType = "application/cloudevents-batch+json";

    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(EventBatch), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(IReadOnlyList<JsonElement>), [BatchType]));
        builder.Metadata.Add(new ResponseHeader("Ledger-From", "The position of the first event."));
        builder.Metadata.Add(new ResponseHeader("Ledger-To", "The position after the last event."));
        builder.Metadata.Add(new ResponseHeader("Ledger-Size", "The size of the newest checkpoint."));
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var reply = httpContext.Response;
        var isBatch = httpContext.Request.GetTypedHeaders().Accept?.Any(type => type.MediaType == BatchType) == true;
        var to = from + entries.Count;
        reply.ContentType = isBatch ? BatchType : "application/json";
        reply.Headers.Vary = "Authorization, Accept";
        reply.Headers["Ledger-From"] = $"{from}";
        reply.Headers["Ledger-To"] = $"{to}";
        reply.Headers["Ledger-Size"] = $"{checkpoint?.Checkpoint.Size ?? 0}";
        await using var json = new Utf8JsonWriter(reply.BodyWriter);
        if (isBatch)
            WriteEvents(json);
        else
            WriteAll(json, to);
        await json.FlushAsync(httpContext.RequestAborted);
    }

    private void WriteAll(Utf8JsonWriter json, long to)
    {
        json.WriteStartObject();
        json.WriteNumber("from", from);
        json.WriteNumber("to", to);
        json.WritePropertyName("events");
        WriteEvents(json);
        json.WriteStartArray("leafHashes");
        foreach (var entry in entries)
            json.WriteBase64StringValue(entry.LeafHash.Bytes);
        json.WriteEndArray();
        if (checkpoint is not null)
            json.WriteString("checkpoint", Encoding.UTF8.GetString(checkpoint.Note));
        json.WriteEndObject();
    }

    // The bytes are those that were hashed; to write them anew would be to trust that we write them alike.
    private void WriteEvents(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var entry in entries)
            json.WriteRawValue(entry.Bytes.Span, skipInputValidation: true);
        json.WriteEndArray();
    }
}
