using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// How far imports are. The results of a run are kept until it is over, so that one that was interrupted goes on.
/// </summary>
public static class ImportSchema
{
    /// <summary>Creates what is missing and changes nothing that is there.</summary>
    public const string Script = """
        select pg_advisory_xact_lock(hashtext('ledger_catalogue'));
        create schema if not exists ledger_catalogue;
        create table if not exists ledger_catalogue.import_run (
          id bigint generated always as identity primary key,
          kind text not null,
          name text not null,
          file_sha256 text not null,
          started_at timestamptz not null,
          finished_at timestamptz null);
        create unique index if not exists import_run_going_on
          on ledger_catalogue.import_run (kind, name) where finished_at is null;
        create table if not exists ledger_catalogue.import_row (
          run_id bigint not null references ledger_catalogue.import_run on delete cascade,
          row int not null,
          key text not null,
          outcome text not null check (outcome in ('accepted', 'refused', 'unchanged')),
          code text null,
          field text null,
          explanation text null,
          primary key (run_id, row));
        create index if not exists import_row_by_key on ledger_catalogue.import_row (run_id, key);
        """;

    /// <summary>Applies <see cref="Script"/> in one transaction; several nodes may do so at once.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Script);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
