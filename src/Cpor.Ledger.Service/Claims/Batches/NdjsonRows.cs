using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// Reads the rows of a batch from NDJSON: one object in each line, as strictly as the endpoints read theirs.
/// </summary>
internal static class NdjsonRows
{
    private static readonly JsonSerializerOptions _json = LedgerJson.ApplyStrictly(new JsonSerializerOptions());

    /// <summary>Adds every row, and notes what is wrong with the file.</summary>
    public static void Read(ReadOnlyMemory<byte> file, BatchRows rows, BatchLimits limits)
    {
        var rest = file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file;
        for (var line = 1L; rest.Length > 0 && !rows.IsOver; line++)
        {
            var length = rest.Span.IndexOf((byte)'\n') is var end and >= 0 ? end : rest.Length;
            if (length > limits.RowLength)
                rows.Note(line, "row", "malformed", $"A row has at most {limits.RowLength} bytes.");
            else if (rest.Span[..length].ContainsAnyExcept(" \t\r"u8))
                Add(rest.Span[..length], line, rows);
            rest = rest[Math.Min(length + 1, rest.Length)..];
        }
    }

    private static void Add(ReadOnlySpan<byte> text, long line, BatchRows rows)
    {
        try
        {
            if (JsonSerializer.Deserialize<ClaimBatchRow>(text, _json) is { } row)
                rows.Add(line, row);
            else
                rows.Note(line, "row", "unreadable", "The row must be an object.");
        }
        catch (JsonException broken)
        {
            var field = RequestBodyMiddleware.Field(broken.Path);
            rows.Note(line, field.Length > 0 ? field : "row", "unreadable", RequestBodyMiddleware.NotOfTheShape);
        }
    }
}
