using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Tests.Checks;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Importing;

public class importing_again(Database database) : CatalogueTest(database)
{
    /// <summary>Rows of three batches with all outcomes in each.</summary>
    private static readonly string _file = Heading + string.Concat(Enumerable.Range(1, 2_500).Select(number =>
        number % 7 == 0 ? Row(number, state: "gone") : number % 5 == 0 ? Row(1) : Row(number)));

    [Fact]
    public async Task goes_on_where_an_interrupted_run_ended_and_gives_the_same_results()
    {
        await ImportAsync(Heading + Row(11) + Row(2_201));
        var whole = await ResultsOfAnUninterruptedRunAsync();

        await InterruptAsync(afterBatches: 1);
        await InterruptAsync(afterBatches: 1);
        var report = await ImportAsync(_file);

        report.Resumed.ShouldBe(2_000);
        report.Unchanged.ShouldBe(2);
        report.Rows.ShouldBe(2_500);
        Lines().ShouldBe(whole);
        var finished = Acts[^1].ShouldBeOfType<ImportFinished>();
        (finished.Accepted, finished.Refused, finished.Unchanged)
            .ShouldBe((report.Accepted, report.Refused, report.Unchanged));
    }

    [Fact]
    public async Task of_a_changed_file_begins_anew()
    {
        await InterruptAsync(afterBatches: 1);

        var report = await ImportAsync(_file + Row(9_999));

        report.Resumed.ShouldBe(0);
        report.Rows.ShouldBe(2_501);
        report.Unchanged.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task changes_nothing_and_keeps_no_results()
    {
        await ImportAsync(_file);
        var stored = await Catalogue.FindAsync(Tenants.Fabrikam, Product("dynamics-365-sales"));

        var again = await ImportAsync(_file);

        again.Accepted.ShouldBe(0);
        (await Catalogue.FindAsync(Tenants.Fabrikam, Product("dynamics-365-sales"))).ShouldBe(stored);
        await using var command = Source.CreateCommand("select count(*) from ledger_catalogue.import_row");
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task after_a_dry_run_is_the_first_time()
    {
        await ImportAsync(Heading + Row(11));
        var before = await StoredAsync();

        var dry = await ImportAsync(_file, isDryRun: true);

        var decided = Lines();
        (await StoredAsync()).ShouldBe(before);
        (await ImportAsync(_file)).ShouldBe(dry);
        Lines().ShouldBe(decided);
    }

    [Fact]
    public async Task of_a_dry_run_leaves_an_interrupted_run_to_be_gone_on_with()
    {
        await InterruptAsync(afterBatches: 2);

        (await ImportAsync(_file, isDryRun: true)).Resumed.ShouldBe(0);

        (await ImportAsync(_file)).Resumed.ShouldBe(2_000);
    }

    [Fact]
    public async Task while_another_process_does_is_refused()
    {
        await using var other = await Source.OpenConnectionAsync();
        await using var taken = new NpgsqlCommand(
            "select pg_advisory_lock(hashtextextended('ledger_import subscriptions test', 0))", other);
        await taken.ExecuteNonQueryAsync();

        await Should.ThrowAsync<ImportUnderWayException>(() => ImportAsync(_file));
    }

    [Fact]
    public async Task writes_results_as_json_too()
    {
        Results = Path.ChangeExtension(Results, "ndjson");

        await ImportAsync(Heading + Row(1) + Row(1));

        File.ReadAllLines(Results).ShouldBe(
        [
            $$"""{"row":1,"key":"{{Id(1)}}","outcome":"accepted"}""",
            $$"""{"row":2,"key":"{{Id(1)}}","outcome":"refused","code":"key-repeated","field":"subscriptionId","""
                + "\"explanation\":\"An earlier row of the file has the same key.\"}",
        ]);
    }

    private async Task<IReadOnlyList<string>> ResultsOfAnUninterruptedRunAsync()
    {
        await ImportAsync(_file, isDryRun: true);
        return Lines();
    }

    private async Task InterruptAsync(int afterBatches)
    {
        await Should.ThrowAsync<OperationCanceledException>(() => ImportAsync(
            new SubscriptionRows(Clock),
            _file,
            progress: _ =>
            {
                if (--afterBatches == 0)
                    throw new OperationCanceledException();
            }));
    }
}
