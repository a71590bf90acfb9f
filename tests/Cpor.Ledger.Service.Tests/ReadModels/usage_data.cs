using System.Text;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Usage;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class usage_data(RunningLedger running, Database database) : IClassFixture<RunningLedger>
{
    private const string Header =
        "CustomerTenantId,CustomerName,WorkloadName,MonthlyActiveUsers,PaidAvailableUnits,MpnId,Date";

    [Fact]
    public async Task is_shown_for_official_lines_from_their_month_on_and_not_after_their_end()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        using var readers = new Readers(ledger);
        var claim = Examples.Claim("usage");
        await ImportAsync(readers, Row("Teams", 10, 20, "2026-02-01"), Row("Teams", 11, 20, "2026-03-01"),
            Row("Exchange Online", 5, 9, "2026-03-01"), Row("Teams", 12, 20, "2026-04-01"));
        (await ledger.NotifyAsync(claim, Examples.Contoso, "teams")).ShouldNotBeNull();

        (await readers.Contoso.GetUsageAsync($"{claim}")).Required().Lines.ShouldBeEmpty();
        await ledger.AdvanceAsync(NodaTime.Duration.FromDays(8));
        await ledger.UntilAsync(claim, ClaimStatus.Official);
        var official = (await readers.Contoso.GetUsageAsync($"{claim}")).Required().Lines.Single();
        await ledger.DoAsync(claim, new EndAssociation([], Examples.Text("comment"), ledger.Terms()));

        official.Workload.ShouldBe("teams");
        official.Months.Select(month => (month.Month.ToString("uuuu-MM", null), month.MonthlyActiveUsers))
            .ShouldBe([("2026-03", 11L), ("2026-04", 12L)]);
        (await readers.Contoso.GetUsageAsync($"{claim}")).Required().Lines.ShouldBeEmpty();
        (await readers.As(CallerRole.Operator).GetUsageAsync($"{claim}")).Problem!.Code.ShouldBe(Problems.NotAllowed);
    }

    [Fact]
    public async Task may_be_imported_again_and_changes_only_what_is_other()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        using var readers = new Readers(ledger);

        (await ImportAsync(readers, Row("Teams", 1, 2, "2026-01-01"), Row("Teams", 3, 4, "2026-02-01")))
            .ShouldBe(new UsageImportView(2, 2, 0, 0));
        (await ImportAsync(readers, Row("Teams", 1, 2, "2026-01-01"), Row("teams", 5, 4, "2026-02-01")))
            .ShouldBe(new UsageImportView(2, 0, 1, 1));
        (await ledger.ScalarAsync<long>("select sum(active_users)::bigint from ledger.usage_data")).ShouldBe(6);
    }

    [Fact]
    public async Task is_stored_whole_or_not_at_all_and_every_bad_line_is_named()
    {
        var ledger = running.Ledger;
        using var readers = new Readers(ledger);
        var op = readers.As(CallerRole.Operator);

        var refused = await op.ImportUsageAsync(Csv(
            Row("Teams", 1, 2, "2026-01-01"),
            Row("Teams", 1, 2, "2026-01-15"),
            "not-a-guid,Woodgrove,Teams,1,2,,2026-02-01",
            $"{Examples.Woodgrove},Woodgrove,Teams,-1,2,,2026-02-01",
            $"{Examples.Woodgrove},Woodgrove,,1,2,,2026-02-01",
            $"{Examples.Woodgrove},Woodgrove,Teams,1",
            $"{Examples.Woodgrove},Woodgrove,Teams,1,1.5,,2026-02-01"));
        var repeated = await op.ImportUsageAsync(
            Csv(Row("Teams", 1, 2, "2026-01-01"), Row("teams", 3, 2, "2026-01-01")));

        refused.Problem!.Code.ShouldBe(Problems.UsageDataInvalid);
        refused.Problem.Fields.Select(field => $"{field.Path}: {field.Code}").ShouldBe(
        [
            "line 3, Date: not-in-format", "line 4, CustomerTenantId: not-in-format",
            "line 5, MonthlyActiveUsers: not-in-format", "line 6, WorkloadName: not-in-format",
            "line 7, row: malformed",
            "line 8, PaidAvailableUnits: not-in-format",
        ]);
        repeated.Problem!.Fields.Single().Path.ShouldBe("line 3, row");
        (await ledger.ScalarAsync<long>("select count(*) from ledger.usage_data")).ShouldBe(0);
    }

    [Fact]
    public async Task must_be_csv_with_the_columns_that_are_needed()
    {
        var ledger = running.Ledger;
        using var readers = new Readers(ledger);
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var headless = new MemoryStream(Encoding.UTF8.GetBytes("CustomerTenantId,Date\n"));
        using var empty = new MemoryStream();

        using var refused = await readers.Http(CallerRole.Operator).PostAsync("v1/usage-data", json);
        ((int)refused.StatusCode).ShouldBe(415);
        var op = readers.As(CallerRole.Operator);
        (await op.ImportUsageAsync(headless)).Problem!.Fields.Select(field => field.Path)
            .ShouldBe(["line 1, MonthlyActiveUsers", "line 1, PaidAvailableUnits", "line 1, WorkloadName"]);
        (await op.ImportUsageAsync(empty)).Problem!.Fields.Count.ShouldBe(5);
        (await readers.As(CallerRole.Reviewer).ImportUsageAsync(Csv())).Problem!.Code.ShouldBe(Problems.NotAllowed);
    }

    private static async Task<UsageImportView> ImportAsync(Readers readers, params string[] rows) =>
        (await readers.As(CallerRole.Operator).ImportUsageAsync(Csv(rows))).Required();

    private static string Row(string workload, int users, int units, string month) =>
        $"{Examples.Woodgrove},\"Woodgrove, Ltd\",{workload},{users},{units},1234567,{month}";

    private static MemoryStream Csv(params string[] rows) =>
        new(Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(Header))));
}
