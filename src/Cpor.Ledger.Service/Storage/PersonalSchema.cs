using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// The tables of keys and readings, apart from the event store: facts are never changed, keys are destroyed. A backup
/// of this schema revives destroyed keys, so its backups are kept no longer than erasure may take.
/// </summary>
public static class PersonalSchema
{
    /// <summary>Creates what is missing and changes nothing that is there.</summary>
    public const string Script = """
        select pg_advisory_xact_lock(hashtext('ledger_keys'));
        create schema if not exists ledger_keys;
        create table if not exists ledger_keys.claim_key (
          claim_id uuid primary key,
          wrapped bytea null,
          kek text not null,
          created_at timestamptz not null,
          destroyed_at timestamptz null,
          constraint claim_key_live_or_destroyed check ((wrapped is null) = (destroyed_at is not null)));
        -- A destroyed key lies in its dead row until that is cleaned away.
        alter table ledger_keys.claim_key set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0);
        create table if not exists ledger_keys.search_key (
          id smallint primary key check (id = 1),
          wrapped bytea not null,
          kek text not null,
          created_at timestamptz not null);
        create table if not exists ledger_keys.reading (
          id bigint generated always as identity primary key,
          claim_id uuid not null,
          event text not null,
          field text not null,
          who text not null,
          why text not null,
          read_at timestamptz not null);
        create index if not exists reading_by_claim on ledger_keys.reading (claim_id, read_at);
        alter table ledger_keys.reading add column if not exists is_logged boolean not null default false;
        create index if not exists reading_not_logged on ledger_keys.reading (id)
          where not is_logged and who like 'actor:%';
        """;

    /// <summary>Applies <see cref="Script"/> in one transaction; several nodes may do so at once.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Script);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
