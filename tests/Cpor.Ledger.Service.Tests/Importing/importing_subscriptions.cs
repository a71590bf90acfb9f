using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Tests.Checks;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Importing;

public class importing_subscriptions(Database database) : CatalogueTest(database)
{
    private static readonly string[] _objects =
    [
        $$"""
        { "subscriptionId": "{{Id(1)}}", "tenantId": "{{Tenants.Fabrikam}}", "product": "dynamics-365-sales",
          "state": "not-provisioned", "channel": "volume-licensing", "from": "2020-01-01", "to": "2020-12-31" }
        """,
        $$"""
        { "subscriptionId": "{{Id(2)}}", "tenantId": "{{Tenants.Ryba}}", "product": "power-bi",
          "state": "grace", "channel": "csp", "from": "2019-06-30", "to": null }
        """,
    ];

    [Theory]
    [InlineData("rows.json")]
    [InlineData("rows.ndjson")]
    [InlineData("rows.jsonl")]
    public async Task reads_json(string file)
    {
        var report = await ImportAsync(
            file == "rows.json" ? $"[{string.Join(',', _objects)}]" : string.Join('\n', _objects), file);

        report.ShouldBe(new ImportReport { Accepted = 2 });
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

        report.ShouldBe(new ImportReport { Accepted = 1 });
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
        await ImportAsync(Heading + Row(1) + Row(2));
        var stored = await Catalogue.FindAsync(Id(1));

        (await ImportAsync(Heading + Row(1) + Row(2))).ShouldBe(new ImportReport { Unchanged = 2 });

        (await Catalogue.FindAsync(Id(1))).ShouldBe(stored);
        Outcomes().ShouldBe(["1 unchanged", "2 unchanged"]);
    }

    [Fact]
    public async Task of_a_newer_file_changes_what_is_different_and_leaves_the_rest()
    {
        await ImportAsync(Heading + Row(1) + Row(2) + Row(3));

        var report = await ImportAsync(Heading + Row(1, state: "ended") + Row(2) + Row(4));

        report.ShouldBe(new ImportReport { Accepted = 2, Unchanged = 1 });
        Outcomes().ShouldBe(["1 accepted", "2 unchanged", "3 accepted"]);
        (await Catalogue.FindAsync(Id(1)))!.State.ShouldBe(SubscriptionState.Ended);
        (await Catalogue.FindAsync(Id(3))).ShouldNotBeNull();
    }

    [Fact]
    public async Task refuses_rows_by_code_and_column_and_takes_the_others()
    {
        var report = await ImportAsync(Heading
            + Row(1)
            + "x,y,Power BI,Active,reseller,yesterday,2020-13-01\n"
            + $"{Id(3)},{Tenants.Fabrikam}\n"
            + Row(4, dates: "2020-02-01,2020-01-31")
            + Row(1).ToUpperInvariant().Replace("DYNAMICS", "dynamics")
            + Row(5, dates: "2020-02-01,")
            + Row(6, dates: ",")
            + Row(7, state: "gone")
            + Row(8, channel: "reseller")
            + Row(9, product: "Power BI"));

        report.ShouldBe(new ImportReport { Accepted = 2, Refused = 8 });
        Outcomes().ShouldBe(
        [
            "1 accepted",
            "2 refused not-in-format subscriptionId",
            "3 refused required product",
            "4 refused before-from to",
            "5 refused key-repeated subscriptionId",
            "6 accepted",
            "7 refused required from",
            "8 refused not-one-of state",
            "9 refused not-one-of channel",
            "10 refused not-in-format product",
        ]);
    }

    [Fact]
    public async Task explains_every_field_of_a_refused_row()
    {
        await ImportAsync(Heading + "x,y,Power BI,Active,reseller,yesterday,2020-13-01\n");

        var explained = Lines().ShouldHaveSingleItem();
        foreach (var column in new SubscriptionRows(Clock).Columns.All)
            explained.ShouldContain($"{column}: ");
    }

    [Theory]
    [InlineData("1\nnull\n\"x\"\n[]\n{}", 5)]
    [InlineData("{\"subscriptionId\": 7, \"product\": {}, \"state\": [1]}", 1)]
    [InlineData("{\"subscriptionId\": \"\\ud800\", \"product\": \"\\u0000\"}", 1)]
    public async Task takes_json_rows_that_make_no_sense_for_bad_rows(string rows, int count)
    {
        var report = await ImportAsync(rows, "rows.ndjson");

        report.ShouldBe(new ImportReport { Refused = count });
    }

    [Fact]
    public async Task writes_many_rows_in_batches()
    {
        var file = Heading + string.Concat(Enumerable.Range(1, 2_501).Select(number => Row(number)));

        (await ImportAsync(file)).ShouldBe(new ImportReport { Accepted = 2_501 });

        (await Catalogue.FindAsync(Tenants.Fabrikam, Product("dynamics-365-sales"))).Count.ShouldBe(2_501);
        Lines().Count.ShouldBe(2_501);
        (await ImportAsync(file)).ShouldBe(new ImportReport { Unchanged = 2_501 });
    }

    [Theory]
    [InlineData("rows.csv", "from,from\n", "has the column from more than once")]
    [InlineData("rows.csv", "\"from\n", "heading is broken")]
    [InlineData("rows.csv", "from\na, b\n", "broken at row 1: more fields than the heading")]
    [InlineData("rows.ndjson", "{\"from\":\"2020-01-01\",\"from\":\"2021-01-01\"}", "broken somewhere after row 0")]
    public async Task of_a_file_that_can_be_read_in_two_ways_is_refused(string file, string content, string message)
    {
        var csv = file == "rows.csv" ? "subscriptionId,tenantId,product,state,channel," : "";
        var row = content.Contains("a, b") ? ",,,,," : "";

        (await Should.ThrowAsync<InvalidDataException>(
            () => ImportAsync(csv + content.Replace("a, b", $"{row}a, b"), file))).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("rows.json", "[BROKEN", "broken somewhere after row 2")]
    [InlineData("rows.csv", "\"no end", "broken at row 2501")]
    public async Task of_a_file_that_breaks_off_keeps_what_was_stored_and_goes_on_with_the_whole_one(
        string file, string end, string message)
    {
        var rows = Enumerable.Range(1, 2_500).ToList();
        string Content(string end) => file == "rows.csv"
            ? Heading + string.Concat(rows.Select(number => Row(number))) + end
            : "[" + string.Join(',', rows.Select(number => $$"""
                {"subscriptionId":"{{Id(number)}}","tenantId":"{{Tenants.Fabrikam}}","product":"dynamics-365-sales",
                "state":"active","channel":"web-direct","from":"2020-01-01"}
                """)) + end;

        (await Should.ThrowAsync<InvalidDataException>(() => ImportAsync(Content(end), file)))
            .Message.ShouldContain(message);

        (await Catalogue.FindAsync(Id(1))).ShouldNotBeNull();
        (await ImportAsync(Content(file == "rows.csv" ? "" : "]"), file)).ShouldBe(
            new ImportReport { Accepted = 500, Unchanged = 2_000 });
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
