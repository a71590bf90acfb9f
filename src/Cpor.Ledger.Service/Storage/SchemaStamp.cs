using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// Which build made the tables, kept as the comment of the events' schema: a start that finds its own stamp need not
/// compare every table.
/// </summary>
public static class SchemaStamp
{
    private static readonly string Mine = typeof(SchemaStamp).Module.ModuleVersionId.ToString("D");

    /// <summary>Whether this build put the stamp.</summary>
    public static bool IsMine(string stamp) => stamp == Mine;

    public static async Task<bool> IsCurrentAsync(string owner, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancel);
        await using var read = new NpgsqlCommand(
            $"select obj_description(to_regnamespace('{EventStore.EventSchema}'), 'pg_namespace')", connection);
        return await read.ExecuteScalarAsync(cancel) as string == Mine;
    }

    public static async Task PutAsync(NpgsqlDataSource owner, CancellationToken cancel)
    {
        await using var put = owner.CreateCommand($"comment on schema {EventStore.EventSchema} is '{Mine}'");
        await put.ExecuteNonQueryAsync(cancel);
    }
}
