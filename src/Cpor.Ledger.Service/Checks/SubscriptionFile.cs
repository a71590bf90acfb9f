using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;

namespace Cpor.Ledger.Service.Checks;

/// <summary>Reads a file of subscriptions row by row, so that its size does not matter.</summary>
internal static class SubscriptionFile
{
    /// <summary>
    /// A stray quote would swallow the rows behind it, so it is an error of the file and not of its row.
    /// </summary>
    private static readonly CsvReaderOptions _csv = new()
    {
        TrimWhitespace = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = 64 * 1024,
    };

    /// <exception cref="InvalidDataException">The file is broken, or a column is missing.</exception>
    public static IAsyncEnumerable<SubscriptionRow> ReadAsync(
        Stream file, SubscriptionFormat format, CancellationToken cancel) =>
        format == SubscriptionFormat.Json ? JsonAsync(file, cancel) : CsvAsync(file, cancel);

    private static async IAsyncEnumerable<SubscriptionRow> JsonAsync(
        Stream file, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var rows = JsonSerializer
            .DeserializeAsyncEnumerable<JsonElement>(file, JsonSerializerOptions.Web, cancel)
            .GetAsyncEnumerator(cancel);
        for (var number = 1; await NextAsync(rows, number); number++)
        {
            var row = rows.Current;
            yield return new SubscriptionRow(number, name => Text(row, name));
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<JsonElement> rows, int number)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException(
                $"The file is broken somewhere after row {number - 1}: {broken.Message}", broken);
        }
    }

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value)
            ? value.ValueKind == JsonValueKind.Null ? null : value.ToString()
            : null;

    private static async IAsyncEnumerable<SubscriptionRow> CsvAsync(
        Stream file, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var csv = CsvReader.Create(file, _csv, leaveOpen: true);
        await csv.ReadHeaderAsync(cancel);
        var columns = SubscriptionRow.Columns.Where(name => csv.TryGetFieldIndex(name, out _))
            .ToDictionary(name => name, csv.GetFieldIndex);
        var missing = SubscriptionRow.Columns.Except(columns.Keys).Except(["to"]).ToList();
        if (missing.Count > 0)
            throw new InvalidDataException($"The file lacks the columns {string.Join(", ", missing)}.");
        for (var number = 1; await NextAsync(csv, number, cancel); number++)
        {
            yield return new SubscriptionRow(
                number, name => columns.TryGetValue(name, out var index) ? csv.GetString(index) : null);
        }
    }

    private static async Task<bool> NextAsync(CsvReader csv, int number, CancellationToken cancel)
    {
        try
        {
            return await csv.ReadAsync(cancel);
        }
        catch (CsvFormatException broken)
        {
            throw new InvalidDataException($"The file is broken at row {number}: {broken.Message}", broken);
        }
    }
}
