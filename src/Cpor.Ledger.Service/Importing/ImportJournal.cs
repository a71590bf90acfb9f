using System.Runtime.CompilerServices;
using Cpor.Ledger.Service.Http;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.Importing;

/// <summary>
/// Remembers the results of a run in the transactions that store its rows. Rows are stored in the order of the file,
/// so what an interrupted run has done is the beginning of it.
/// </summary>
internal sealed class ImportJournal
{
    private readonly NpgsqlConnection _connection;
    private readonly long _run;

    private ImportJournal(NpgsqlConnection connection, long run) => (_connection, _run) = (connection, run);

    /// <summary>Which run it is.</summary>
    public long Run => _run;

    /// <summary>Goes on with the unfinished run of this very file, or begins one.</summary>
    public static async Task<ImportJournal> OpenAsync(
        NpgsqlConnection connection, RunIdentity run, Instant now, CancellationToken cancel)
    {
        // An unfinished run of another file is given up; its rows stay stored.
        await using var command = new NpgsqlCommand(
            """
            with given_up as (
              delete from ledger_catalogue.import_run
              where kind = $1 and name = $2 and finished_at is null and file_sha256 <> $3)
            select id from ledger_catalogue.import_run
            where kind = $1 and name = $2 and finished_at is null and file_sha256 = $3
            """,
            connection)
        {
            Parameters = { new() { Value = run.Kind }, new() { Value = run.Name }, new() { Value = run.Digest } },
        };
        if (await command.ExecuteScalarAsync(cancel) is long known)
            return new ImportJournal(connection, known);
        command.CommandText = """
            insert into ledger_catalogue.import_run (kind, name, file_sha256, started_at) values ($1, $2, $3, $4)
            returning id
            """;
        command.Parameters.Add(new() { Value = now.ToDateTimeUtc() });
        return new ImportJournal(connection, (long)(await command.ExecuteScalarAsync(cancel))!);
    }

    /// <summary>What was done before, in the order of the file.</summary>
    public async IAsyncEnumerable<RowResult> DoneAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select row, key, outcome, code, field, explanation from ledger_catalogue.import_row
            where run_id = $1 order by row
            """,
            _connection);
        command.Parameters.Add(new() { Value = _run });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            yield return new RowResult(
                rows.GetInt32(0),
                rows.GetString(1),
                PublicNames.Parse<RowOutcome>(rows.GetString(2))!.Value,
                rows.IsDBNull(3) ? null : rows.GetString(3),
                rows.IsDBNull(4) ? null : rows.GetString(4),
                rows.IsDBNull(5) ? null : rows.GetString(5));
        }
    }

    /// <summary>Which of these keys stand in rows that were noted before.</summary>
    public async Task<HashSet<string>> SeenAsync(IEnumerable<string> keys, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select key from ledger_catalogue.import_row where run_id = $1 and key = any($2)", _connection);
        command.Parameters.Add(new() { Value = _run });
        command.Parameters.Add(new() { Value = keys.ToArray() });
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            seen.Add(rows.GetString(0));
        return seen;
    }

    /// <summary>Notes results in the open transaction.</summary>
    public async Task NoteAsync(IReadOnlyCollection<RowResult> results, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into ledger_catalogue.import_row (run_id, row, key, outcome, code, field, explanation)
            select $1, * from unnest($2, $3, $4, $5, $6, $7)
            """,
            _connection);
        command.Parameters.Add(new() { Value = _run });
        command.Parameters.Add(new() { Value = results.Select(one => one.Row).ToArray() });
        command.Parameters.Add(Texts(one => one.Key));
        command.Parameters.Add(Texts(one => one.Outcome.PublicName()));
        command.Parameters.Add(Texts(one => one.Code));
        command.Parameters.Add(Texts(one => one.Field));
        command.Parameters.Add(Texts(one => one.Explanation));
        await command.ExecuteNonQueryAsync(cancel);

        NpgsqlParameter Texts(Func<RowResult, string?> text) => new()
        {
            Value = results.Select(text).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        };
    }

    /// <summary>The run is over, and its results are where they belong.</summary>
    public async Task FinishAsync(Instant now, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(_connection)
        {
            BatchCommands =
            {
                new("update ledger_catalogue.import_run set finished_at = $2 where id = $1")
                {
                    Parameters = { new() { Value = _run }, new() { Value = now.ToDateTimeUtc() } },
                },
                new("delete from ledger_catalogue.import_row where run_id = $1")
                {
                    Parameters = { new() { Value = _run } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
