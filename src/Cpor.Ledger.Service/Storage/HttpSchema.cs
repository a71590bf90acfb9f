using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// The doors' own tables: replies that are given again, and keyed hashes of claim names. Working state, in the schema
/// that may be changed. Needs <see cref="PersonalSchema"/> and the event store's schemas.
/// </summary>
public static class HttpSchema
{
    /// <summary>Creates what is missing and changes nothing that is there.</summary>
    public const string Script = """
        select pg_advisory_xact_lock(hashtext('ledger_doors'));
        create table if not exists ledger.idempotency (
          id uuid primary key,
          request bytea not null,
          holder uuid not null,
          taken_at timestamptz not null,
          status smallint null,
          headers text null,
          body bytea null);
        alter table ledger.idempotency add column if not exists claim_id uuid null;
        create index if not exists idempotency_by_age on ledger.idempotency (taken_at);
        create table if not exists ledger.claim_name (
          claim_id uuid primary key,
          hash text not null);
        create index if not exists claim_name_by_hash on ledger.claim_name (hash);
        create or replace function ledger.forget_claim_name() returns trigger as $$
        begin
          delete from ledger.claim_name where claim_id = new.claim_id;
          return new;
        end;
        $$ language plpgsql;
        create or replace trigger forget_claim_name after update on ledger_keys.claim_key
          for each row when (new.wrapped is null) execute function ledger.forget_claim_name();
        """;

    /// <summary>Applies <see cref="Script"/> in one transaction; several nodes may do so at once.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Script);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
