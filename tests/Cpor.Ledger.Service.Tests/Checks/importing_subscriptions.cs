using Cpor.Ledger.Service.Checks;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Checks;

public class importing_subscriptions(Database database) : CatalogueTest(database)
{
    private static readonly string _json = $$"""
        [
          { "subscriptionId": "{{Id(1)}}", "tenantId": "{{Tenants.Fabrikam}}", "product": "dynamics-365-sales",
            "state": "not-provisioned", "channel": "volume-licensing", "from": "2020-01-01", "to": "2020-12-31" },
          { "subscriptionId": "{{Id(2)}}", "tenantId": "{{Tenants.Ryba}}", "product": "power-bi",
            "state": "grace", "channel": "csp", "from": "2019-06-30", "to": null }
        ]
        """;

    [Fact]
    public async Task reads_json()
    {
        var report = await ImportAsync(_json, SubscriptionFormat.Json);

        report.ShouldBe(new ImportReport { Rows = 2, Added = 2 });
        (await Catalogue.FindAsync(Id(1))).ShouldBe(
            new Subscription(Id(1), Tenants.Fabrikam, Product("dynamics-365-sales"))
            {
                State = SubscriptionState.NotProvisioned,
                Channel = SubscriptionChannel.VolumeLicensing,
                From = new LocalDate(2020, 1, 1),
                To = new LocalDate(2020, 12, 31),
            });
        (await Catalogue.FindAsync(Id(2)))!.To.ShouldBeNull();
        (await Catalogue.FindAsync(Id(3))).ShouldBeNull();
    }

    [Theory]
    [InlineData("\uFEFF" + Heading, "SUB,TENANT,power-bi,grace,csp,2019-06-30,\r\n")]
    [InlineData("to;from;channel;state;product;tenantId;subscriptionId\n", ";2019-06-30;csp;grace;power-bi;TENANT;SUB")]
    [InlineData("note,subscriptionId,tenantId,product,state,channel,from\n",
        "\"a, b\",\"SUB\", TENANT ,power-bi,grace,csp,2019-06-30\n")]
    public async Task reads_csv_as_spreadsheets_write_it(string heading, string row)
    {
        var report = await ImportAsync(
            heading + row.Replace("SUB", $"{Id(2)}").Replace("TENANT", $"{Tenants.Ryba}"));

        report.ShouldBe(new ImportReport { Rows = 1, Added = 1 });
        (await Catalogue.FindAsync(Id(2))).ShouldBe(new Subscription(Id(2), Tenants.Ryba, Product("power-bi"))
        {
            State = SubscriptionState.Grace,
            Channel = SubscriptionChannel.Csp,
            From = new LocalDate(2019, 6, 30),
        });
    }

    [Fact]
    public async Task of_the_same_file_again_changes_nothing()
    {
        await ImportAsync(_json, SubscriptionFormat.Json);

        var again = await ImportAsync(_json, SubscriptionFormat.Json);

        again.ShouldBe(new ImportReport { Rows = 2 });
        again.Unchanged.ShouldBe(2);
    }

    [Fact]
    public async Task of_a_newer_file_changes_what_is_different_and_leaves_the_rest()
    {
        await ImportAsync(Heading + Row(1) + Row(2) + Row(3));

        var report = await ImportAsync(Heading + Row(1, state: "ended") + Row(2) + Row(4));

        report.ShouldBe(new ImportReport { Rows = 3, Added = 1, Changed = 1 });
        report.Unchanged.ShouldBe(1);
        (await Catalogue.FindAsync(Id(1)))!.State.ShouldBe(SubscriptionState.Ended);
        (await Catalogue.FindAsync(Id(3))).ShouldNotBeNull();
    }

    [Fact]
    public async Task names_every_problem_of_a_row_and_takes_the_others()
    {
        var report = await ImportAsync(Heading
            + Row(1)
            + "x,y,Power BI,Active,reseller,yesterday,2020-13-01\n"
            + $"{Id(3)},{Tenants.Fabrikam}\n"
            + Row(4, dates: "2020-02-01,2020-01-31")
            + Row(1)
            + Row(5, dates: "2020-02-01,"));

        report.Rows.ShouldBe(6);
        report.Added.ShouldBe(2);
        report.BadRows.ShouldBe(4);
        report.Problems.Select(problem => $"{problem.Row} {problem.Field}").ShouldBe(
        [
            "2 from", "2 subscriptionId", "2 tenantId", "2 product", "2 state", "2 channel", "2 to",
            "3 from", "3 product", "3 state", "3 channel",
            "4 to",
            "5 subscriptionId",
        ], ignoreOrder: true);
        report.Problems.Last().Explanation.ShouldBe("subscriptionId stands in row 1 already.");
    }

    [Fact]
    public async Task takes_json_rows_that_are_no_objects_for_bad_rows()
    {
        var report = await ImportAsync("""[1, null, "x", {"subscriptionId": 7}]""", SubscriptionFormat.Json);

        report.BadRows.ShouldBe(4);
        report.Problems.Length.ShouldBe(4 * 6);
    }

    [Fact]
    public async Task tells_of_a_thousand_findings_and_counts_the_rest()
    {
        var report = await ImportAsync(Heading + string.Concat(Enumerable.Repeat("x,x,X,x,x,x,x\n", 500)));

        report.BadRows.ShouldBe(500);
        report.Problems.Length.ShouldBe(1_000);
    }

    [Fact]
    public async Task writes_many_rows_in_batches()
    {
        var file = Heading + string.Concat(Enumerable.Range(1, 2_501).Select(number => Row(number)));

        (await ImportAsync(file)).ShouldBe(new ImportReport { Rows = 2_501, Added = 2_501 });

        (await Catalogue.FindAsync(Tenants.Fabrikam, Product("dynamics-365-sales"))).Count.ShouldBe(2_501);
        (await ImportAsync(file)).Unchanged.ShouldBe(2_501);
    }

    [Theory]
    [InlineData(SubscriptionFormat.Json, "[BROKEN", "broken somewhere after row 2")]
    [InlineData(SubscriptionFormat.Csv, "\"no end", "broken at row 2501")]
    public async Task of_a_file_that_breaks_off_changes_nothing(SubscriptionFormat format, string end, string message)
    {
        var rows = Enumerable.Range(1, 2_500);
        var file = format == SubscriptionFormat.Csv
            ? Heading + string.Concat(rows.Select(number => Row(number))) + end
            : "[" + string.Join(',', rows.Select(number => $$"""
                {"subscriptionId":"{{Id(number)}}","tenantId":"{{Tenants.Fabrikam}}","product":"dynamics-365-sales",
                "state":"active","channel":"csp","from":"2020-01-01"}
                """)) + end;

        (await Should.ThrowAsync<InvalidDataException>(() => ImportAsync(file, format)))
            .Message.ShouldContain(message);

        (await Catalogue.FindAsync(Id(1))).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("subscriptionId,tenantId,product,state,from,to\n")]
    [InlineData("nothing of the kind")]
    public async Task needs_its_columns(string csv) =>
        (await Should.ThrowAsync<InvalidDataException>(() => ImportAsync(csv))).Message.ShouldContain("channel");

    [Fact]
    public async Task lets_a_tenants_subscriptions_to_a_product_be_found_oldest_first()
    {
        await ImportAsync(Heading
            + Row(1, dates: "2020-03-01,")
            + Row(2, dates: "2020-01-01,", channel: "csp")
            + Row(3, state: "ended")
            + Row(4, state: "not-provisioned", dates: "2020-02-01,")
            + Row(5, product: "power-bi")
            + Row(6).Replace(Tenants.Fabrikam.ToString(), Tenants.Ryba.ToString()));

        var found = await Catalogue.FindAsync(Tenants.Fabrikam, Product("dynamics-365-sales"));

        found.Select(subscription => subscription.Id).ShouldBe([Id(2), Id(4), Id(1)]);
    }
}
