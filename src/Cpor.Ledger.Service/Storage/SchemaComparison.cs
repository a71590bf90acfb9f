using Marten;
using Npgsql;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Wolverine.Runtime;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// Compares the whole database with what this version expects: the tables of Marten, of Wolverine and of our own, and
/// the grants. Reads the catalogue only, a tenth of a second's work for the server.
/// </summary>
internal sealed class SchemaComparison(
    IDocumentStore store, IWolverineRuntime wolverine, NpgsqlDataSource database)
{
    /// <summary>Each difference by name; none when the database is that of this version.</summary>
    /// <param name="role">The application's role, whose grants are compared.</param>
    public async Task<IReadOnlyList<SchemaDifference>> FindAsync(string role, CancellationToken cancel) =>
    [
        .. await FindAsync((IDatabase)store.Storage.Database, cancel),
        .. await FindAsync((IDatabase)wolverine.Storage, cancel),
        .. await DatabaseGrants.FindAsync(database, role, cancel),
    ];

    private static async Task<IEnumerable<SchemaDifference>> FindAsync(IDatabase database, CancellationToken cancel)
    {
        var migration = await database.CreateMigrationAsync(cancel);
        return migration.Deltas
            .Where(delta => delta.Difference != SchemaPatchDifference.None)
            // That a schema is missing is told by its tables.
            .Where(delta => delta.SchemaObject is not SchemaExistenceCheck)
            .SelectMany(delta => delta is DeclaredSchemaDelta declared
                ? declared.Differences
                : [new SchemaDifference(Subject(delta.SchemaObject), Problem(delta, database.Migrator))]);
    }

    private static string Subject(ISchemaObject of) => of switch
    {
        Weasel.Postgresql.Tables.Table => $"table {of.Identifier.QualifiedName}",
        Sequence => $"sequence {of.Identifier.QualifiedName}",
        _ => $"function {of.Identifier.QualifiedName}",
    };

    private static string Problem(ISchemaObjectDelta delta, Migrator migrator)
    {
        if (delta.Difference == SchemaPatchDifference.Create)
            return "missing";
        using var update = new StringWriter();
        delta.WriteUpdate(migrator, update);
        var words = update.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return $"differs; needs {string.Join(' ', words)}";
    }
}
