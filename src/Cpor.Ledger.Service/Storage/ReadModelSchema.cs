using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// The tables beside those of the documents: attached proofs, imported usage data and the rebuilds under way.
/// </summary>
public static class ReadModelSchema
{
    /// <summary>
    /// Creates what is missing and changes nothing that is there. The trigger refuses to write a claim's row over one
    /// that a rebuild put right after the writer had read it; comparing happens only where the editions differ.
    /// </summary>
    public const string Script = """
        select pg_advisory_xact_lock(hashtext('ledger_read_models'));
        create table if not exists ledger.usage_data (
          tenant_id uuid not null,
          unit text not null,
          month date not null check (extract(day from month) = 1),
          active_users bigint not null check (active_users >= 0),
          paid_units bigint not null check (paid_units >= 0),
          imported_at timestamptz not null,
          primary key (tenant_id, unit, month));
        create table if not exists ledger.proof_use (
          claim_id uuid not null,
          proof_id uuid not null,
          sha256 text not null,
          primary key (claim_id, proof_id));
        create index if not exists proof_use_sha256 on ledger.proof_use (sha256, claim_id);
        create table if not exists ledger.rebuild (
          projection text primary key,
          unit text not null,
          requested_by text not null,
          requested_at timestamptz not null,
          started_at timestamptz null,
          finished_at timestamptz null,
          node int null,
          total bigint null,
          done bigint not null default 0,
          corrected bigint null,
          last_claim uuid null,
          failure text null);
        create or replace function ledger.refuse_older_edition() returns trigger as $$
        begin
          raise exception 'The row of claim % was rebuilt after it had been read.', new.id using errcode = 'LG002';
        end;
        $$ language plpgsql;
        create or replace trigger refuse_older_edition before update on ledger.mt_doc_ledgerclaim for each row
          when (new.data -> 'edition' is distinct from old.data -> 'edition'
            and coalesce((new.data ->> 'edition')::int, 0) < coalesce((old.data ->> 'edition')::int, 0))
          execute function ledger.refuse_older_edition();
        """;

    /// <summary>What the trigger raises.</summary>
    public const string OlderEdition = "LG002";

    /// <summary>
    /// Applies <see cref="Script"/> in one transaction, after the tables of the documents were made; several nodes may
    /// do so at once.
    /// </summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Script);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
