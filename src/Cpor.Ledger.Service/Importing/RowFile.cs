using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;

namespace Cpor.Ledger.Service.Importing;

/// <summary>
/// Reads a file row by row, so that its size does not matter: <c>.csv</c> (RFC 4180 in UTF-8 with a heading),
/// <c>.ndjson</c> or <c>.jsonl</c> (an object a line), <c>.json</c> (a list of objects).
/// </summary>
internal static class RowFile
{
    /// <summary>The most characters of a key.</summary>
    public const int LongestKey = 200;

    /// <summary>
    /// A stray quote would swallow the rows behind it, so it is an error of the file and not of its row.
    /// </summary>
    private static readonly CsvReaderOptions _csv = new()
    {
        TrimWhitespace = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = 64 * 1024,
    };

    private static readonly JsonSerializerOptions _json =
        new(JsonSerializerOptions.Web) { AllowDuplicateProperties = false };

    /// <summary>The rows of a file; <paramref name="name"/> says by its ending what it is.</summary>
    /// <exception cref="InvalidDataException">The file is broken, lacks a column, or has another ending.</exception>
    public static IAsyncEnumerable<ImportRow> ReadAsync(
        Stream file, string name, ImportColumns columns, CancellationToken cancel) =>
        Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => CsvAsync(file, columns, cancel),
            ".ndjson" or ".jsonl" => JsonAsync(file, columns, isList: false, cancel),
            ".json" => JsonAsync(file, columns, isList: true, cancel),
            var other => throw new InvalidDataException(
                $"'{other}' is no format of rows: give .csv, .ndjson or .json."),
        };

    private static async IAsyncEnumerable<ImportRow> JsonAsync(
        Stream file, ImportColumns columns, bool isList, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var rows = JsonSerializer
            .DeserializeAsyncEnumerable<JsonElement>(file, topLevelValues: !isList, _json, cancel)
            .GetAsyncEnumerator(cancel);
        for (var number = 1; await NextAsync(rows, number); number++)
        {
            var row = rows.Current;
            yield return Row(number, columns, name => Text(row, name));
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

    /// <summary>A list is written as in CSV: its items with spaces between them.</summary>
    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(Text)),
                _ => Text(value),
            }
            : null;

    private static string Text(JsonElement value)
    {
        try
        {
            return value.ToString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no value has it, so the field is refused.
            return $"{Rune.ReplacementChar}";
        }
    }

    private static async IAsyncEnumerable<ImportRow> CsvAsync(
        Stream file, ImportColumns columns, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var csv = CsvReader.Create(file, _csv, leaveOpen: true);
        var indices = await HeadingAsync(csv, columns, cancel);
        var width = csv.Headers.ToList().Count;
        for (var number = 1; await NextAsync(csv, number, width, cancel); number++)
        {
            yield return Row(
                number, columns, name => indices.TryGetValue(name, out var index) ? csv.GetString(index) : null);
        }
    }

    private static async Task<Dictionary<string, int>> HeadingAsync(
        CsvReader csv, ImportColumns columns, CancellationToken cancel)
    {
        try
        {
            await csv.ReadHeaderAsync(cancel);
        }
        catch (CsvFormatException broken)
        {
            throw new InvalidDataException($"The file's heading is broken: {broken.Message}", broken);
        }

        var indices = columns.All.Where(name => csv.TryGetFieldIndex(name, out _))
            .ToDictionary(name => name, csv.GetFieldIndex);
        var missing = columns.All.Except(indices.Keys).Except(columns.Optional).ToList();
        if (missing.Count > 0)
            throw new InvalidDataException($"The file lacks the columns {string.Join(", ", missing)}.");
        if (csv.Headers.ToList().GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { Key: var twice }
            && indices.ContainsKey(twice))
            throw new InvalidDataException($"The file has the column {twice} more than once.");
        return indices;
    }

    /// <summary>
    /// Fields at the end may be missing. One too many is a separator that should have stood in quotes, so all behind it
    /// would be taken for something else.
    /// </summary>
    private static async Task<bool> NextAsync(CsvReader csv, int number, int width, CancellationToken cancel)
    {
        try
        {
            var isRow = await csv.ReadAsync(cancel);
            return isRow && csv.FieldCount > width
                ? throw new InvalidDataException($"The file is broken at row {number}: more fields than the heading.")
                : isRow;
        }
        catch (CsvFormatException broken)
        {
            throw new InvalidDataException($"The file is broken at row {number}: {broken.Message}", broken);
        }
    }

    private static ImportRow Row(int number, ImportColumns columns, Func<string, string?> text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in columns.All)
        {
            if (text(column)?.Trim() is { Length: > 0 } value)
                values[column] = value;
        }

        var key = values.GetValueOrDefault(columns.Key, "");
        return new ImportRow(number, columns.Canonical(key) ?? Shown(key), values);
    }

    /// <summary>Cut between letters: half of a surrogate pair could be stored nowhere.</summary>
    private static string Shown(string key)
    {
        var most = key.Length > LongestKey && char.IsHighSurrogate(key[LongestKey - 1]) ? LongestKey - 1 : LongestKey;
        return new([.. key.Take(most).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
    }
}
