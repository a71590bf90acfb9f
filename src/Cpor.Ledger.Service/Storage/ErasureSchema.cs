using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>How far erasures are. That there is one to be done is in the facts alone.</summary>
public static class ErasureSchema
{
    /// <summary>Creates what is missing and changes nothing that is there.</summary>
    public const string Script = """
        select pg_advisory_xact_lock(hashtext('ledger_keys'));
        create schema if not exists ledger_keys;
        create table if not exists ledger_keys.erasure (
          claim_id uuid primary key,
          finished_at timestamptz not null);
        """;

    /// <summary>Applies <see cref="Script"/> in one transaction; several nodes may do so at once.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Script);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
