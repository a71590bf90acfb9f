using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// Which build made or mended the tables last, kept as the comment of the events' schema. A start over a private
/// cluster that finds its own stamp does not compare the tables; whatever tells how they are does.
/// </summary>
internal static class SchemaStamp
{
    private static readonly string Mine = typeof(SchemaStamp).Module.ModuleVersionId.ToString("D");

    /// <summary>Reads the stamp; null where there is none.</summary>
    public const string Question = $"obj_description(to_regnamespace('{EventStore.EventSchema}'), 'pg_namespace')";

    /// <summary>Whether this build put the stamp.</summary>
    public static bool IsMine(string? stamp) => stamp == Mine;

    public static async Task<bool> IsCurrentAsync(string owner, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        return await IsCurrentAsync(source, cancel);
    }

    public static async Task PutAsync(NpgsqlDataSource owner, CancellationToken cancel)
    {
        if (await IsCurrentAsync(owner, cancel))
            return;
        await using var put = owner.CreateCommand($"comment on schema {EventStore.EventSchema} is '{Mine}'");
        await put.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<bool> IsCurrentAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var read = database.CreateCommand($"select {Question}");
        return IsMine(await read.ExecuteScalarAsync(cancel) as string);
    }
}
