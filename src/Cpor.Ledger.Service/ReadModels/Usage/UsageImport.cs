using Cpor.Ledger.Contracts.Usage;
using Cpor.Ledger.Domain;
using CsvHelper;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.ReadModels.Usage;

/// <summary>
/// Takes monthly usage data in, row by row as it arrives: all of a file or nothing of it. The same file again changes
/// nothing; other numbers for a month that is stored replace them.
/// </summary>
public sealed class UsageImport(NpgsqlDataSource database, IClock clock)
{
    /// <summary>The most rows of one file.</summary>
    public const int MostRows = 200_000;

    /// <summary>The longest file, in bytes.</summary>
    public const long LongestFile = 64 * 1024 * 1024;

    private const int MostProblems = 100;

    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MaxRecordSize = 64 * 1024,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
    };

    /// <summary>What was stored, or what is wrong: up to a hundred problems with their line numbers.</summary>
    public async Task<(UsageImportView? Stored, Refusal? Refused)> ImportAsync(Stream csv, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ExecuteAsync(connection, """
            create temporary table usage_arrived (
              line bigint, tenant_id uuid, unit text, month date, active_users bigint, paid_units bigint) on commit drop
            """, cancel);
        var problems = new List<FieldProblem>();
        var rows = await CopyAsync(connection, csv, problems, cancel);
        if (problems.Count == 0)
            problems.AddRange(await RepeatedAsync(connection, cancel));
        if (problems.Count > 0)
            return (null, ReadModelRefusals.UsageDataInvalid(problems.Take(MostProblems).ToValueList()));
        var (added, changed) = await MergeAsync(connection, cancel);
        await transaction.CommitAsync(cancel);
        return (new UsageImportView(rows, added, changed, rows - added - changed), null);
    }

    private static async Task<long> CopyAsync(
        NpgsqlConnection connection, Stream csv, List<FieldProblem> problems, CancellationToken cancel)
    {
        await using var reader = CsvReader.Create(csv, Format with { OnMalformedRecord = Note }, leaveOpen: true);
        await reader.ReadHeaderAsync(cancel);
        problems.AddRange(UsageRow.HeaderProblems(reader));
        if (problems.Count > 0)
            return 0;
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy usage_arrived from stdin (format binary)", cancel);
        var rows = 0L;
        while (problems.Count < MostProblems && await ReadAsync(reader, problems, cancel))
        {
            if (++rows > MostRows)
                throw new BadHttpRequestException("The file has too many rows.", StatusCodes.Status413PayloadTooLarge);
            if (UsageRow.Read(reader, problems) is { } row)
                await WriteAsync(copy, row, reader.LineNumber, cancel);
        }

        await copy.CompleteAsync(cancel);
        return rows;

        void Note(CsvMalformedRecord broken) => problems.Add(UsageRow.Problem(
            broken.LineNumber, "row", "malformed", "Broken quotes, or another number of fields than the header."));
    }

    private static async Task<bool> ReadAsync(CsvReader reader, List<FieldProblem> problems, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadAsync(cancel);
        }
        catch (CsvFormatException broken)
        {
            problems.Add(UsageRow.Problem(broken.LineNumber, "row", "malformed", "The row is far too long."));
            return false;
        }
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, UsageRow row, long line, CancellationToken cancel)
    {
        await copy.StartRowAsync(cancel);
        await copy.WriteAsync(line, NpgsqlDbType.Bigint, cancel);
        await copy.WriteAsync(row.TenantId.Value, NpgsqlDbType.Uuid, cancel);
        await copy.WriteAsync(row.Unit, NpgsqlDbType.Text, cancel);
        await copy.WriteAsync(row.Month.ToDateOnly(), NpgsqlDbType.Date, cancel);
        await copy.WriteAsync(row.ActiveUsers, NpgsqlDbType.Bigint, cancel);
        await copy.WriteAsync(row.PaidUnits, NpgsqlDbType.Bigint, cancel);
    }

    private static async Task<List<FieldProblem>> RepeatedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select line, first from (
              select line, min(line) over (partition by tenant_id, unit, month) as first from usage_arrived) as rows
            where line > first order by line limit {MostProblems}
            """,
            connection);
        await using var found = await command.ExecuteReaderAsync(cancel);
        var problems = new List<FieldProblem>();
        while (await found.ReadAsync(cancel))
        {
            problems.Add(UsageRow.Problem(
                found.GetInt64(
                    0), "row", "repeated", $"The same customer, unit and month as line {found.GetInt64(1)}."));
        }

        return problems;
    }

    private async Task<(long Added, long Changed)> MergeAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            with written as (
              insert into ledger.usage_data as stored (tenant_id, unit, month, active_users, paid_units, imported_at)
              select tenant_id, unit, month, active_users, paid_units, $1 from usage_arrived
              order by tenant_id, unit, month
              on conflict (tenant_id, unit, month) do update
                set active_users = excluded.active_users, paid_units = excluded.paid_units, imported_at = $1
                where (stored.active_users, stored.paid_units) is distinct from (
                    excluded.active_users, excluded.paid_units)
              returning (xmax = 0) as added)
            select count(*) filter (where added), count(*) filter (where not added) from written
            """,
            connection);
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        await using var counts = await command.ExecuteReaderAsync(cancel);
        await counts.ReadAsync(cancel);
        return (counts.GetInt64(0), counts.GetInt64(1));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
