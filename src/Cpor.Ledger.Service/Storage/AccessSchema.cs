using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// The directory of actors: whom the opaque ids in facts stand for. Facts are never changed; a row here can be emptied,
/// and then nobody can say any more who it was.
/// </summary>
public static class AccessSchema
{
    /// <summary>Creates what is missing and changes nothing that is there.</summary>
    public const string Script = """
        select pg_advisory_xact_lock(hashtext('ledger_keys'));
        create schema if not exists ledger_keys;
        create table if not exists ledger_keys.actor (
          id uuid primary key default gen_random_uuid(),
          issuer text null,
          subject text null,
          display_name text null,
          created_at timestamptz not null,
          erased_at timestamptz null,
          constraint actor_once unique (issuer, subject),
          constraint actor_known_or_erased check (
            case when erased_at is null then issuer is not null and subject is not null
            else issuer is null and subject is null and display_name is null end));
        """;

    /// <summary>Applies <see cref="Script"/> in one transaction; several nodes may do so at once.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Script);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
