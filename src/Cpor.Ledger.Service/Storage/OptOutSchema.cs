using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>Where the key of the links is kept, wrapped like the other keys of the ledger.</summary>
public static class OptOutSchema
{
    /// <summary>Creates what is missing and changes nothing that is there.</summary>
    public const string Script = """
        select pg_advisory_xact_lock(hashtext('ledger_keys'));
        create schema if not exists ledger_keys;
        create table if not exists ledger_keys.link_key (
          id smallint primary key check (id = 1),
          wrapped bytea not null,
          kek text not null,
          created_at timestamptz not null);
        """;

    /// <summary>Applies <see cref="Script"/> in one transaction; several nodes may do so at once.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Script);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
