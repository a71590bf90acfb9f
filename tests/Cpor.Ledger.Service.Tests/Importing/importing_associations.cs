using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Importing;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Importing;

public class importing_associations(Database database)
{
    // Where a race was lost, the event store fills the numbers that were drawn with tombstones.
    private const string Facts = "select count(*) from ledger_events.mt_events where type = 'migrated.v1'";

    /// <summary>A row for each reason to refuse it.</summary>
    private static readonly string _wrong =
        "m365,,,,microsoft-365,,,,,\n"
        + Carried.Row("area").Replace("business-applications", "office")
        + Carried.Row("product", product: "")
        + Carried.Row("other-product", subscription: 9, product: "azure")
        + Carried.Row("subscription").Replace($"{Carried.Subscription(1)}", "")
        + Carried.Row("activities").Replace("usage", "usage revenue-association")
        + Carried.Row("none").Replace("usage", "")
        + Carried.Row("future").Replace("2020-02-01", "2098-01-01")
        + Carried.Row("over", to: "2020-12-31")
        + Carried.Row("no-end", subscription: 9, to: "")
        + Carried.Row("endless", subscription: 2, to: "")
        + Carried.Row("tenant", subscription: 3)
        + Carried.Row("for-product", product: "power-bi")
        + Carried.Row("", subscription: 9)
        + Carried.Row($"{new string('x', 199)}\U0001F600", subscription: 9)
        + Carried.Row("mpn").Replace("1234567", "x")
        + Carried.Row("date").Replace("2020-02-01", "yesterday");

    [Theory]
    [InlineData("dynamics-365-sales", "usage")]
    [InlineData("power-bi", "pre-sales usage")]
    [InlineData("dynamics-365-sales", "revenue-association")]
    public async Task makes_them_official_until_their_subscriptions_are_over(string product, string activities)
    {
        await using var carried = await Carried.StartAsync(database);

        var report = await carried.ImportAsync(
            Carried.Row("a", product: product).Replace("usage", activities));

        report.ShouldBe(new ImportReport { Accepted = 1 }, string.Join(' ', carried.Outcomes));
        var line = (await carried.LoadAsync("a"))!.State.ShouldBeOfType<Claim.Filed>().Lines.ShouldHaveSingleItem();
        var official = line.State.ShouldBeOfType<LineState.Official>();
        official.EffectiveAt.ShouldBe(Instant.FromUtc(2020, 2, 1, 0, 0));
        official.Ends.ShouldBe(Instant.FromUtc(2100, 1, 1, 0, 0));
        (await carried.ScalarAsync<string>("select string_agg(type, ' ' order by seq_id) from ledger_events.mt_events"))
            .ShouldBe("migrated.v1 import-finished.v1");
    }

    [Fact]
    public async Task takes_the_end_from_the_catalogue_where_the_row_has_none()
    {
        await using var carried = await Carried.StartAsync(database);
        await CatalogueAsync(carried);

        await carried.ImportAsync(Carried.Row("a", to: ""));

        (await carried.LoadAsync("a"))!.State.ShouldBeOfType<Claim.Filed>().Lines.Single().State
            .ShouldBeOfType<LineState.Official>().Ends.ShouldBe(Instant.FromUtc(2099, 7, 1, 0, 0));
    }

    [Fact]
    public async Task refuses_what_cannot_be_carried_over()
    {
        await using var carried = await Carried.StartAsync(database);
        await CatalogueAsync(carried);

        var report = await carried.ImportAsync(_wrong);

        carried.Outcomes.ShouldBe(
        [
            "m365 refused re-associate-by-claim",
            "area refused not-one-of solutionArea",
            "product refused subscription-not-for-product product",
            "other-product refused not-migrated product",
            "subscription refused missing subscriptionId",
            "activities refused not-claimable activities",
            "none refused required activities",
            "future refused out-of-range effectiveAt",
            "over refused subscription-over",
            "no-end refused subscription-end-unknown subscriptionTo",
            "endless refused subscription-end-unknown subscriptionTo",
            "tenant refused subscription-of-another-tenant subscriptionId",
            "for-product refused subscription-not-for-product product",
            "refused required key",
            $"{new string('x', 199)} refused too-long key",
            "mpn refused not-in-format mpnId",
            "date refused not-in-format effectiveAt",
        ]);
        report.Refused.ShouldBe(17);
        (await carried.ScalarAsync<long>(Facts)).ShouldBe(0);
    }

    [Fact]
    public async Task gives_a_slot_to_the_first_row_that_wants_it()
    {
        await using var carried = await Carried.StartAsync(database);
        var rows = Carried.Row("a")
            + Carried.Row("b", organisation: "7100002")
            + Carried.Row("c")
            + string.Concat(Enumerable.Range(10, 200).Select(number => Carried.Row($"{number}", number)))
            + Carried.Row("d", organisation: "7100002")
            + Carried.Row("a", subscription: 2);
        string[] expected = ["a accepted", "b refused slot-held", "c refused slot-already-yours"];

        var dry = await carried.ImportAsync(rows, isDryRun: true);

        carried.Outcomes.Take(3).ShouldBe(expected);
        carried.Outcomes.TakeLast(2).ShouldBe(["d refused slot-held", "a refused key-repeated key"]);
        var decided = carried.Outcomes;
        (await carried.ImportAsync(rows)).ShouldBe(dry);
        carried.Outcomes.ShouldBe(decided);
        (await carried.ScalarAsync<long>(Facts)).ShouldBe(201);
    }

    [Fact]
    public async Task stores_nothing_when_it_is_a_dry_run()
    {
        await using var carried = await Carried.StartAsync(database);
        const string Everything = """
            select (select count(*) from ledger_events.mt_events) + (select count(*) from ledger_events.mt_streams)
              + (select count(*) from ledger.mt_doc_ledgerclaim)
              + (select count(*) from ledger_messages.wolverine_incoming_envelopes)
              + (select count(*) from ledger_catalogue.import_run)
              + (select last_value from ledger_events.mt_events_sequence)
            """;
        var before = await carried.ScalarAsync<long>(Everything);

        (await carried.ImportAsync(Carried.Row("a") + Carried.Row("b", 2), isDryRun: true)).Accepted.ShouldBe(2);

        (await carried.ScalarAsync<long>(Everything)).ShouldBe(before);
    }

    [Fact]
    public async Task again_changes_nothing_and_a_key_keeps_its_row()
    {
        await using var carried = await Carried.StartAsync(database);
        await carried.ImportAsync(Carried.Row("a") + Carried.Row("b", 2));

        (await carried.ImportAsync(Carried.Row("a") + Carried.Row("b", 3) + Carried.Row("c", 4))).ShouldBe(
            new ImportReport { Unchanged = 1, Refused = 1, Accepted = 1 });

        carried.Outcomes.ShouldBe(["a unchanged", "b refused claim-exists", "c accepted"]);
        (await carried.ScalarAsync<long>(Facts)).ShouldBe(3);
    }

    [Fact]
    public async Task at_the_same_time_from_two_files_leaves_one_holder_of_each_slot()
    {
        await using var carried = await Carried.StartAsync(database);
        string Rows(string organisation, IEnumerable<int> numbers) => string.Concat(
            numbers.Select(number => Carried.Row($"{number}", number, organisation)));
        var numbers = Enumerable.Range(1, 600).ToList();

        var reports = await Task.WhenAll(
            carried.ImportAsync(Rows("7100001", numbers), name: "one"),
            carried.ImportAsync(Rows("7100002", Enumerable.Reverse(numbers)), name: "two"));

        reports.Sum(report => report.Accepted).ShouldBe(600);
        reports.Sum(report => report.Refused).ShouldBe(600);
        (await carried.ScalarAsync<long>(Facts)).ShouldBe(600);
        (await carried.ScalarAsync<long>("select count(distinct value) from ledger_events.mt_event_tag_slot"))
            .ShouldBe(600);
    }

    private static async Task CatalogueAsync(Carried carried) => await carried.ImportAsync<SubscriptionRows>(
        "subscriptionId,tenantId,product,state,channel,from,to\n"
        + $"{Carried.Subscription(1)},{Carried.Customer},dynamics-365-sales,active,web-direct,2020-01-01,2099-06-30\n"
        + $"{Carried.Subscription(2)},{Carried.Customer},dynamics-365-sales,active,web-direct,2020-01-01,\n"
        + $"{Carried.Subscription(3)},{Guid.AllBitsSet},dynamics-365-sales,active,web-direct,2020-01-01,2099-06-30\n");
}
