using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cpor.Ledger.Cli;

/// <summary>Says where a JSON file is not as it must be, in the words of its author and not of this program.</summary>
internal static partial class JsonMistake
{
    /// <summary>The exception to throw; its message begins with file, line and column, counted from 1.</summary>
    public static UsageException In(string file, JsonException wrong)
    {
        var place = wrong is { LineNumber: { } line, BytePositionInLine: { } column }
            ? $"{file}, line {line + 1}, column {column + 1}"
            : file;
        var path = wrong.Path is { Length: > 1 } member ? $" ({member})" : "";
        return new UsageException($"{place}: {What(wrong.Message)}{path}");
    }

    private static string What(string message)
    {
        if (Unknown().Match(message) is { Success: true } unknown)
            return $"there is no field '{unknown.Groups["name"].Value}' here.";
        if (message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
            return "the value is of another kind than the field takes.";
        // The position that the library appends is said before.
        return message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
    }

    [GeneratedRegex("property '(?<name>[^']*)' could not be mapped", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unknown();
}
