using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cpor.Ledger.Service.Http;
using CsvHelper;

namespace Cpor.Ledger.Service.Importing;

/// <summary>
/// The results of a run, a line for each row of the file: <c>row, key, outcome, code, field, explanation</c>. A path
/// that ends in <c>.ndjson</c> or <c>.jsonl</c> is written as JSON, any other as CSV.
/// </summary>
internal sealed class ResultsFile : IAsyncDisposable
{
    private static readonly string[] Columns = ["row", "key", "outcome", "code", "field", "explanation"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly FileStream _file;
    private readonly CsvWriter? _csv;

    private ResultsFile(FileStream file, CsvWriter? csv) => (_file, _csv) = (file, csv);

    /// <summary>Begins the file anew: what it held is replaced.</summary>
    /// <exception cref="IOException">It cannot be written there.</exception>
    public static ResultsFile Create(string path)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 64 * 1024);
        if (Path.GetExtension(path).ToLowerInvariant() is ".ndjson" or ".jsonl")
            return new ResultsFile(file, null);
        // A key that begins like a formula would be run by the spreadsheet that opens the file.
        var csv = CsvWriter.Create(file, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord(Columns);
        return new ResultsFile(file, csv);
    }

    /// <summary>Adds a line.</summary>
    public async Task WriteAsync(RowResult result, CancellationToken cancel)
    {
        if (_csv is null)
        {
            await _file.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
                new
                {
                    result.Row,
                    result.Key,
                    Outcome = result.Outcome.PublicName(),
                    result.Code,
                    result.Field,
                    result.Explanation,
                },
                Json) + "\n"), cancel);
            return;
        }

        await _csv.WriteRecordAsync(
            [
                $"{result.Row}",
                result.Key,
                result.Outcome.PublicName(),
                result.Code ?? "",
                result.Field ?? "",
                result.Explanation ?? "",
            ],
            cancel);
    }

    /// <summary>Brings every line so far to the disk.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        if (_csv is not null)
            await _csv.FlushAsync(cancel);
        await _file.FlushAsync(cancel);
        _file.Flush(flushToDisk: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_csv is not null)
            await _csv.DisposeAsync();
        await _file.DisposeAsync();
    }
}
