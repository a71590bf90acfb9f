using Cpor.Ledger.Cli;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Scenarios;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Importing;

public class a_killed_import(Database database)
{
    /// <summary>Every tenth row asks for the slot of the row before it; every fiftieth is for Microsoft 365.</summary>
    private static readonly string _rows = Carried.Heading + string.Concat(Enumerable.Range(1, 700).Select(number =>
        number % 50 == 0 ? Carried.Row($"{number}").Replace("business-applications", "microsoft-365")
        : number % 10 == 0 ? Carried.Row($"{number}", number - 1, organisation: "7100002")
        : Carried.Row($"{number}", number)));

    [Fact]
    public async Task goes_on_and_ends_as_if_nothing_had_happened()
    {
        var (calm, killed) = (await database.CreateLedgerAsync(), await database.CreateLedgerAsync());
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder["rows.csv"], _rows);

        await KillAsync(killed, folder, rows: 200);
        await KillAsync(killed, folder, rows: 400);
        (await ImportProcess.RunAsync(killed, folder, Args("killed.csv"))).ShouldBe(ExitCodes.Refused);
        (await ImportProcess.RunAsync(calm, folder, Args("calm.csv"))).ShouldBe(ExitCodes.Refused);

        var results = await File.ReadAllTextAsync(folder["killed.csv"]);
        results.ShouldBe(await File.ReadAllTextAsync(folder["calm.csv"]));
        results.Split('\n').Count(line => line.Contains("slot-held")).ShouldBe(56);
        (await StoredAsync(killed)).ShouldBe(await StoredAsync(calm));
    }

    private static string[] Args(string results) => ["associations", "rows.csv", "--results", results];

    /// <summary>Kills it when so many rows are stored and the next are written and not yet kept.</summary>
    private static async Task KillAsync(LedgerDatabase ledger, Folder folder, int rows)
    {
        await using var gate = await Gate.CloseAsync(
            ledger.Owner!,
            "ledger_catalogue.import_row",
            $"(select count(*) from ledger_catalogue.import_row) >= {rows}");
        await ImportProcess.KillAsync(ledger, folder, gate, Args("killed.csv"));
        (await ScalarAsync<long>(ledger, "select count(*) from ledger_catalogue.import_row")).ShouldBe(rows);
    }

    /// <summary>Facts without the instants at which they were decided, claims and slots.</summary>
    private static Task<string> StoredAsync(LedgerDatabase ledger) => ScalarAsync<string>(ledger, """
        select md5(string_agg(line, E'\n' order by line)) || ' ' || count(*) from (
          select stream_id || ' ' || version || ' ' || (data - 'happenedAt')::text as line from ledger_events.mt_events
          union all select value || ' ' || count(*) from ledger_events.mt_event_tag_slot group by value
          union all select id || ' ' || status || ' ' || organisation_id from ledger.mt_doc_ledgerclaim) as lines
        """);

    private static async Task<T> ScalarAsync<T>(LedgerDatabase ledger, string sql)
    {
        await using var connection = new NpgsqlConnection(ledger.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
