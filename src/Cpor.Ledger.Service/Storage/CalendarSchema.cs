using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// The table of imported calendars. Rows are only added: which version a deadline was counted by can be looked up for
/// ever.
/// </summary>
public static class CalendarSchema
{
    /// <summary>The table, which the application's role may read and add to.</summary>
    public const string Table = "ledger_catalogue.calendar";

    /// <summary>Creates what is missing and changes nothing that is there.</summary>
    public const string Script = """
        select pg_advisory_xact_lock(hashtext('ledger_catalogue'));
        create schema if not exists ledger_catalogue;
        create table if not exists ledger_catalogue.calendar (
          number bigint generated always as identity primary key,
          country text not null,
          id text not null,
          version text not null,
          document bytea not null,
          known_at timestamptz not null);
        create index if not exists calendar_by_country on ledger_catalogue.calendar (country, number desc);
        """;

    /// <summary>Applies <see cref="Script"/> in one transaction; several nodes may do so at once.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Script);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
