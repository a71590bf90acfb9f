using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.OptingOut;

public class after_the_deadline(Database database)
{
    [Fact]
    public async Task an_answer_is_not_taken_and_the_page_says_what_can_still_be_done()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: OptOutScene.With());
        var id = await ledger.AskCustomerAsync("late", "teams", "intune");
        var link = await ledger.LinkAsync(id);
        using var customer = new Customer(ledger);
        var page = await customer.OpenAsync(link);
        page.Text.ShouldContain("You can opt out until the end of Monday, 9 March 2026 (time zone Europe/London, "
            + "UTC+00:00) that is, before 2026-03-10 00:00:00 UTC");

        // The last microsecond, and a timer that has not been noticed yet.
        ledger.Time.SetUtcNow(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero) - TimeSpan.FromMicroseconds(1));
        var inTime = await customer.OptOutAsync(page, "Intune");
        ledger.Time.SetUtcNow(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        var late = await customer.PressAsync(page);

        inTime.Text.ShouldContain("You opted out of Intune Recorded 23:59:59 on Monday, 9 March 2026");
        late.Status.ShouldBe(409);
        late.Text.ShouldContain("Your answer came too late, so it was not recorded.");
        late.Text.ShouldContain("Teams The time to opt out is over; the association is being recorded");
        late.Boxes.ShouldBeEmpty();

        await ledger.AdvanceAsync(Duration.Zero);
        await ledger.UntilAsync(id, ClaimStatus.Official);
        (await customer.OpenAsync(link)).Text.ShouldContain("Teams The partner is your partner of record");
    }

    [Fact]
    public async Task the_link_tells_how_each_line_stands()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: OptOutScene.With());
        var id = await ledger.AskCustomerAsync("ended", "teams");
        var link = await ledger.LinkAsync(id);
        using var customer = new Customer(ledger);
        await ledger.AdvanceAsync(Duration.FromDays(10));
        await ledger.UntilAsync(id, ClaimStatus.Official);

        var over = await customer.OpenAsync(link);
        over.Title.ShouldBe("The time to opt out is over");
        over.Text.ShouldContain(
            $"What you can still do Talk to the partner: {OptOutScene.ContactName}, {OptOutScene.ContactEmail}.");

        await ledger.DoAsync(id, new EndAssociation([], Examples.Text(), ledger.Terms()));
        (await customer.OpenAsync(link)).Text.ShouldContain(
            "Teams The partner was your partner of record; that has ended");
    }
}
