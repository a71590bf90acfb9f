using System.Text.RegularExpressions;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// Reads the statements of <c>Tables/*.sql</c>, which are written as PostgreSQL's catalogue writes them, so that what
/// is declared can be compared with what is there letter by letter.
/// </summary>
internal static partial class SchemaScript
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>What a script declares, in its order. Lines that begin with <c>--</c> are comments.</summary>
    /// <exception cref="FormatException">It has a statement of another kind.</exception>
    public static IEnumerable<SchemaItem> Read(string script) =>
        Statements().Matches(Comments().Replace(script, ""))
            .Select(statement => statement.Value.Trim())
            .Where(statement => statement.Length > 0)
            .SelectMany(Items);

    private static IEnumerable<SchemaItem> Items(string statement)
    {
        if (CreateTable().Match(statement) is { Success: true } table)
            return TableItems(table.Groups["schema"].Value, table.Groups["name"].Value, table);
        if (CreateOther().Match(statement) is not { Success: true } other)
            throw new FormatException($"No table, index, function or trigger: {statement}");
        var kind = Enum.Parse<SchemaItemKind>(other.Groups["kind"].Value, ignoreCase: true);
        return [new SchemaItem(kind, other.Groups["on"].Value, other.Groups["name"].Value, statement)];
    }

    private static IEnumerable<SchemaItem> TableItems(string schema, string name, Match statement)
    {
        var table = $"{schema}.{name}";
        yield return new SchemaItem(SchemaItemKind.Table, schema, name, "");
        foreach (var line in statement.Groups["lines"].Value.Split(",\n"))
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            yield return words[0] == "CONSTRAINT"
                ? new SchemaItem(SchemaItemKind.Constraint, table, words[1], string.Join(' ', words[2..]))
                : new SchemaItem(SchemaItemKind.Column, table, words[0], string.Join(' ', words[1..]));
        }

        foreach (Match option in TableOptions().Matches(statement.Groups["options"].Value))
        {
            yield return new SchemaItem(
                SchemaItemKind.Option, table, option.Groups["name"].Value, option.Groups["value"].Value);
        }
    }

    [GeneratedRegex(@"^--.*$", RegexOptions.Multiline | Options)]
    private static partial Regex Comments();

    [GeneratedRegex(@"(\$function\$.*?\$function\$|[^;])+", RegexOptions.Singleline | Options)]
    private static partial Regex Statements();

    [GeneratedRegex(
        @"^CREATE TABLE (?<schema>\w+)\.(?<name>\w+) \(\n(?<lines>.*?)\n\)( WITH \((?<options>.*)\))?$",
        RegexOptions.Singleline | Options)]
    private static partial Regex CreateTable();

    [GeneratedRegex(
        @"^CREATE (UNIQUE |OR REPLACE )?((?<kind>INDEX|TRIGGER) (?<name>\w+) (.*? )?ON (?<on>[\w.]+)"
        + @"|(?<kind>FUNCTION) (?<on>\w+)\.(?<name>\w+)\(\))\s",
        RegexOptions.Singleline | Options)]
    private static partial Regex CreateOther();

    [GeneratedRegex(@"(?<name>\w+) = (?<value>\w+)", Options)]
    private static partial Regex TableOptions();
}
