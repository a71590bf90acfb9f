using Weasel.Core;

namespace Cpor.Ledger.Service.Storage;

/// <summary>What is missing or otherwise than declared, in the order in which it can be mended.</summary>
internal sealed class DeclaredSchemaDelta(
    DeclaredSchema schema, IReadOnlyList<(SchemaItem Declared, SchemaItem? Actual)> differing) : ISchemaObjectDelta
{
    public ISchemaObject SchemaObject => schema;

    public SchemaPatchDifference Difference =>
        differing.Count == 0 ? SchemaPatchDifference.None : SchemaPatchDifference.Update;

    /// <summary>Each difference by name; of a table that is missing, not also its columns and so on.</summary>
    public IEnumerable<SchemaDifference> Differences
    {
        get
        {
            var missing = differing.Where(pair => pair.Declared.Kind == SchemaItemKind.Table)
                .Select(pair => $"{pair.Declared.On}.{pair.Declared.Name}").ToHashSet();
            return differing.Where(pair => !missing.Contains(pair.Declared.On)).Select(pair => new SchemaDifference(
                pair.Declared.Title,
                pair.Actual is null
                    ? "missing"
                    : $"is '{pair.Actual.InOneLine}', should be '{pair.Declared.InOneLine}'"));
        }
    }

    public void WriteUpdate(Migrator rules, TextWriter writer)
    {
        foreach (var (declared, actual) in differing)
            writer.WriteLine(declared.Statement(actual));
    }

    public void WriteRollback(Migrator rules, TextWriter writer) => throw new NotSupportedException();

    public void WriteRestorationOfPreviousState(Migrator rules, TextWriter writer) => throw new NotSupportedException();
}
