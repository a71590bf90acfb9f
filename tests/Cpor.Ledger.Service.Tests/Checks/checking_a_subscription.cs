using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Checks;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Checks;

public class checking_a_subscription(Database database) : CatalogueTest(database)
{
    /// <summary>It is 2020-09-01, half an hour before midnight in UTC.</summary>
    [Theory]
    [InlineData("active", "web-direct", "2020-01-01,2020-12-31", "")]
    [InlineData("active", "volume-licensing", "2020-09-01,2020-09-01", "")]
    [InlineData("active", "web-direct", "2020-01-01,", "")]
    [InlineData("grace", "web-direct", "2019-01-01,2020-08-15", "")]
    [InlineData("ended", "web-direct", "2019-01-01,2020-08-15", "subscription-not-active")]
    [InlineData("ended", "web-direct", "2021-01-01,", "subscription-not-active")]
    [InlineData("active", "web-direct", "2019-01-01,2020-08-31", "subscription-not-active")]
    [InlineData("not-provisioned", "web-direct", "2020-01-01,", "subscription-not-provisioned")]
    [InlineData("active", "web-direct", "2020-09-02,", "subscription-not-provisioned")]
    [InlineData("active", "csp", "2020-01-01,", "subscription-is-csp")]
    [InlineData("ended", "csp", "2020-01-01,", "subscription-is-csp")]
    public async Task goes_by_state_channel_and_dates(string state, string channel, string dates, string code)
    {
        await ImportAsync(Heading + Row(1, state, channel, dates));

        Code(await CheckAsync("dynamics-365-sales")).ShouldBe(code);
    }

    [Fact]
    public async Task fails_for_another_product()
    {
        await ImportAsync(Heading + Row(1, channel: "csp"));

        Code(await CheckAsync("dynamics-365-field-service")).ShouldBe("subscription-not-for-product");
    }

    [Fact]
    public async Task fails_for_a_subscription_that_nobody_knows() =>
        Code(await CheckAsync("dynamics-365-sales")).ShouldBe("subscription-unknown");

    [Fact]
    public async Task tells_nothing_of_another_tenants_subscription_but_that_it_is()
    {
        await ImportAsync((Heading + Row(1)).Replace(Tenants.Fabrikam.ToString(), Tenants.Ryba.ToString()));

        var failed = (await CheckAsync("dynamics-365-sales")).ShouldBeOfType<CheckAnswer.Failed>();

        failed.Code.ShouldBe("subscription-of-another-tenant");
        failed.Inputs.Select(input => input.Name).ShouldBe(["subscription-id", "tenant-id", "product"]);
        failed.ToString().ShouldNotContain(Tenants.Ryba.ToString());
    }

    [Fact]
    public async Task says_everything_that_it_looked_at()
    {
        await ImportAsync(Heading + Row(1, dates: "2020-01-01,"));

        (await CheckAsync("dynamics-365-sales")).ShouldBe(new CheckAnswer.Passed(
        [
            new RuleInput("subscription-id", Id(1).ToString()),
            new RuleInput("tenant-id", Tenants.Fabrikam.ToString()),
            new RuleInput("product", "dynamics-365-sales"),
            new RuleInput("subscription-product", "dynamics-365-sales"),
            new RuleInput("subscription-state", "active"),
            new RuleInput("subscription-channel", "web-direct"),
            new RuleInput("subscription-from", "2020-01-01"),
            new RuleInput("subscription-to", "none"),
            new RuleInput("checked-on", "2020-09-01"),
        ]));
    }

    [Fact]
    public async Task finds_nothing_out_while_the_catalogue_cannot_be_asked()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody");
        var check = new SubscriptionCheck(new SubscriptionCatalogue(nowhere));

        var answer = await check.RunAsync(Claimed("dynamics-365-sales"), Now);

        answer.ShouldBeOfType<CheckAnswer.Unavailable>().Inputs.Count.ShouldBe(3);
    }

    private Task<CheckAnswer> CheckAsync(string product) =>
        new SubscriptionCheck(Catalogue).RunAsync(Claimed(product), Now);

    private static ClaimedSubscription Claimed(string product) => new(Id(1), Tenants.Fabrikam, Product(product));

    private static string Code(CheckAnswer answer) => answer switch
    {
        CheckAnswer.Failed failed => failed.Code,
        CheckAnswer.Passed => "",
        _ => answer.ToString(),
    };
}
