using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.OptingOut;

public class while_the_mail_is_on_its_way(Database database)
{
    [Fact]
    public async Task a_customer_who_has_it_already_can_opt_out()
    {
        await using var ledger = await TestLedger.StartAsync(
            database, configure: OptOutScene.With(Post.ThatNeverAnswers));
        var id = await ledger.ValidateAsync("early", "teams");
        using var customer = new Customer(ledger);
        var page = await customer.OpenAsync(await ledger.LinkAsync(id));
        page.Text.ShouldContain("you can opt out until the day that our message to you names");

        (await customer.OptOutAsync(page)).Title.ShouldBe("You have opted out");

        (await ledger.LoadAsync(id))!.State.Status().ShouldBe(ClaimStatus.OptedOut);
    }

    [Fact]
    public async Task that_came_back_it_can_be_refused_by_whom_it_reached_all_the_same()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: OptOutScene.With(Post.ThatRefuses));
        var id = await ledger.ValidateAsync("bounced", "teams");
        await ledger.UntilAsync(id, ClaimStatus.ActionRequired);
        using var customer = new Customer(ledger);

        var page = await customer.OpenAsync(await ledger.LinkAsync(id));
        page.Boxes.ShouldHaveSingleItem().Title.ShouldBe("Teams");
        await customer.OptOutAsync(page);

        (await ledger.LoadAsync(id))!.Status.ShouldBe("opted-out");
    }
}
