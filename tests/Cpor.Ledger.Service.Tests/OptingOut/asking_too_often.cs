using Cpor.Ledger.Service.OptingOut;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.OptingOut;

public class asking_too_often(AskingLedger asking) : IClassFixture<AskingLedger>
{
    private readonly TestLedger _ledger = asking.Ledger;

    [Fact]
    public async Task is_told_when_to_come_back_first_for_the_link_and_then_for_the_address()
    {
        var id = await _ledger.AskCustomerAsync("often", "teams");
        var other = await _ledger.AskCustomerAsync("seldom", "teams");
        var path = (await _ledger.LinkAsync(id)).AbsolutePath;
        using var customer = new Customer(_ledger);

        for (var request = 0; request < OptOutLimits.PerLink; request++)
            (await customer.SendAsync(HttpMethod.Head, path)).Status.ShouldBe(200);
        var tooMany = await customer.OpenAsync(path);

        ShouldBeTooMany(tooMany);
        (await customer.OpenAsync(await _ledger.LinkAsync(other))).Status.ShouldBe(200, "another link");

        var answered = OptOutLimits.PerLink + 2;
        while ((await customer.SendAsync(HttpMethod.Head, "/opt-out/nonsense")).Status == 404)
            answered++;
        // The framework asks twice before it refuses, so the refused one above counted twice.
        answered.ShouldBeInRange(OptOutLimits.PerAddress - 2, OptOutLimits.PerAddress);
        ShouldBeTooMany(await customer.OpenAsync(await _ledger.LinkAsync(other)));
        (await customer.OpenAsync("/health/live")).Status.ShouldBe(200, "only the customer's page is counted");
    }

    private static void ShouldBeTooMany(SeenPage page)
    {
        page.Status.ShouldBe(429);
        page.Title.ShouldBe("Too many requests");
        page.Text.ShouldContain("Nothing was changed.");
        page.Headers["Content-Security-Policy"].ShouldContain("default-src 'none'");
        int.Parse(page.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeInRange(1, 60);
    }
}
