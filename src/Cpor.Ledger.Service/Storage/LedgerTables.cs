using Cpor.Ledger.Log;
using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// The tables, indexes, functions and triggers beside those of Marten, as declared in <c>Tables</c> and by the log.
/// Marten makes and mends them in its own migration, after its own tables.
/// </summary>
internal sealed class LedgerTables(StoreOptions options) : FeatureSchemaBase("ledger_tables", options.Advanced.Migrator)
{
    /// <summary>The table of imported calendars.</summary>
    public const string Calendar = "ledger_catalogue.calendar";

    /// <summary>What the trigger of the claims' rows raises.</summary>
    public const string OlderEdition = "LG002";

    /// <summary>What is declared.</summary>
    public static IReadOnlyList<SchemaItem> Declared { get; } = [.. Scripts().SelectMany(SchemaScript.Read)];

    protected override IEnumerable<ISchemaObject> schemaObjects() => [new DeclaredSchema(Declared)];

    private static IEnumerable<string> Scripts()
    {
        var assembly = typeof(LedgerTables).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql")).Order())
        {
            using var script = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return script.ReadToEnd();
        }

        yield return LogSchema.Script;
    }
}
