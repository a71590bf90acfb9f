using System.Text.RegularExpressions;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// One thing in the database that has a name: a table, a column, a constraint, an option of a table, an index, a
/// function or a trigger.
/// </summary>
/// <param name="On">The table that it belongs to; for a table or a function, the schema.</param>
/// <param name="Definition">What follows the name of a column or constraint, the value of an option, the whole
/// statement of an index, function or trigger; nothing for a table.</param>
internal sealed partial record SchemaItem(SchemaItemKind Kind, string On, string Name, string Definition)
{
    /// <summary>What makes it the same thing, however it is defined.</summary>
    public (SchemaItemKind Kind, string On, string Name) Key => (Kind, On, Name);

    /// <summary>Such as <c>column ledger.rebuild.corrected</c>.</summary>
    public string Title => $"{Kind} {On}.{Name}".ToLowerInvariant();

    /// <summary>The definition in one line.</summary>
    public string InOneLine => string.Join(' ', Definition.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The statements that make it, or that make it as it should be when it is there and differs.</summary>
    public string Statement(SchemaItem? actual) => Kind switch
    {
        SchemaItemKind.Table => $"CREATE TABLE {On}.{Name} ();",
        SchemaItemKind.Column when actual is not null => AlterColumn(actual),
        SchemaItemKind.Column => $"ALTER TABLE {On} ADD COLUMN {Name} {Definition};",
        SchemaItemKind.Constraint =>
            $"ALTER TABLE {On} DROP CONSTRAINT IF EXISTS {Name}, ADD CONSTRAINT {Name} {Definition};",
        SchemaItemKind.Option => $"ALTER TABLE {On} SET ({Name} = {Definition});",
        SchemaItemKind.Index => $"DROP INDEX IF EXISTS {On.Split('.')[0]}.{Name}; {Definition};",
        SchemaItemKind.Function => $"{Definition};",
        SchemaItemKind.Trigger => $"DROP TRIGGER IF EXISTS {Name} ON {On}; {Definition};",
        _ => throw new InvalidOperationException($"Nothing makes a {Kind}."),
    };

    private string AlterColumn(SchemaItem actual)
    {
        var (type, isRequired, origin) = Column(InOneLine);
        var (oldType, wasRequired, oldOrigin) = Column(actual.InOneLine);
        var alter = $"ALTER TABLE {On} ALTER COLUMN {Name}";
        List<string> statements = [];
        if (origin != oldOrigin && oldOrigin.Length > 0)
            statements.Add($"{alter} {(IsIdentity(oldOrigin) ? "DROP IDENTITY" : "DROP DEFAULT")};");
        if (type != oldType)
            statements.Add($"{alter} TYPE {type};");
        if (isRequired != wasRequired)
            statements.Add($"{alter} {(isRequired ? "SET" : "DROP")} NOT NULL;");
        if (origin != oldOrigin && origin.Length > 0)
            statements.Add($"{alter} {(IsIdentity(origin) ? "ADD" : "SET")} {origin};");
        if (origin != oldOrigin && IsIdentity(origin))
        {
            var sequence = $"pg_get_serial_sequence('{On}', '{Name}')";
            statements.Add($"SELECT setval({sequence}, coalesce(max({Name}), 0) + 1, false) FROM {On};");
        }

        return string.Join('\n', statements);
    }

    private static (string Type, bool IsRequired, string Origin) Column(string definition)
    {
        var parts = ColumnParts().Match(definition);
        return (parts.Groups["type"].Value, parts.Groups["required"].Success, parts.Groups["origin"].Value);
    }

    private static bool IsIdentity(string origin) => origin.StartsWith("GENERATED", StringComparison.Ordinal);

    [GeneratedRegex(
        "^(?<type>.+?)(?<required> NOT NULL)?( (?<origin>(DEFAULT|GENERATED) .+))?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ColumnParts();
}
