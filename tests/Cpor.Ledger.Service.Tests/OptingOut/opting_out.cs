using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.OptingOut;

public class opting_out(AskingLedger asking) : IClassFixture<AskingLedger>
{
    private readonly TestLedger _ledger = asking.Ledger;

    [Fact]
    public async Task of_everything_takes_one_press_and_gives_a_receipt()
    {
        var id = await _ledger.AskCustomerAsync("everything", "exchange-online", "teams");
        using var customer = new Customer(_ledger);
        var page = await customer.OpenAsync(await _ledger.LinkAsync(id));
        page.Boxes.Select(box => box.Title).ShouldBe(["Exchange Online", "Teams"]);

        var receipt = await customer.OptOutAsync(page);

        receipt.Status.ShouldBe(200);
        receipt.Title.ShouldBe("You have opted out");
        receipt.Text.ShouldContain("You opted out of Exchange Online Teams Recorded 09:00 on Monday, 2 March 2026 "
            + "(time zone Europe/London, UTC+00:00) 2026-03-02 09:00:00 UTC");
        receipt.Text.ShouldContain($"Claim {id} Notification {Examples.Window($"{id}")}");
        receipt.Boxes.ShouldBeEmpty();
        (await _ledger.LoadAsync(id))!.State.Status().ShouldBe(ClaimStatus.OptedOut);
    }

    [Fact]
    public async Task waits_for_no_other_command()
    {
        var id = await _ledger.AskCustomerAsync("crowded", "teams");
        using var customer = new Customer(_ledger);
        var page = await customer.OpenAsync(await _ledger.LinkAsync(id));
        var turnstile = _ledger.Services.GetRequiredService<CommandQueue>();
        var inside = new List<IDisposable>();
        while (inside.Count < CommandQueue.ForEachProcessor * Environment.ProcessorCount)
            inside.Add(await turnstile.EnterAsync(TestContext.Current.CancellationToken));
        try
        {
            (await customer.OptOutAsync(page)).Title.ShouldBe("You have opted out");
        }
        finally
        {
            inside.ForEach(turn => turn.Dispose());
        }
    }

    [Fact]
    public async Task is_recorded_as_the_customers_own_deed()
    {
        var id = await _ledger.AskCustomerAsync("who", "teams");
        using var customer = new Customer(_ledger);

        var receipt = await customer.OptOutAsync(await customer.OpenAsync(await _ledger.LinkAsync(id)));

        await using var session = _ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var last = (await session.Events.FetchStreamAsync(id.Value))[^1];
        last.Data.ShouldBeOfType<OptedOut>().WindowId.ShouldBe(Examples.Window($"{id}"));
        last.UserName.ShouldBe($"customer:{Examples.Window($"{id}")}");
        receipt.Text.ShouldContain($"Entry in the claim's history {last.Version} ");
    }

    [Fact]
    public async Task shows_the_same_receipt_whenever_the_link_is_opened_again()
    {
        var id = await _ledger.AskCustomerAsync("again", "teams");
        using var customer = new Customer(_ledger);
        var page = await customer.OpenAsync(await _ledger.LinkAsync(id));
        var receipt = await customer.OptOutAsync(page);

        (await customer.OptOutAsync(page)).Text.ShouldBe(receipt.Text, "pressing twice");
        using var another = new Customer(_ledger, "en");
        (await another.OpenAsync(await _ledger.LinkAsync(id))).Text.ShouldBe(receipt.Text, "another browser");
        (await _ledger.LoadAsync(id))!.State.Version.ShouldBe(Facts(receipt));
    }

    [Fact]
    public async Task of_some_lines_leaves_the_others_open()
    {
        var id = await _ledger.AskCustomerAsync("some", "exchange-online", "teams", "intune");
        using var customer = new Customer(_ledger);
        var page = await customer.OpenAsync(await _ledger.LinkAsync(id));

        var first = await customer.OptOutAsync(page, "Teams");

        first.Title.ShouldBe("You have opted out");
        first.Text.ShouldContain("You opted out of Teams Recorded");
        first.Boxes.Select(box => box.Title).ShouldBe(["Exchange Online", "Intune"]);
        (await _ledger.LoadAsync(id))!.State.Status().ShouldBe(ClaimStatus.CustomerNotified);

        var second = await customer.OptOutAsync(first, "Intune");

        second.Text.ShouldContain("You opted out of Teams Recorded");
        second.Text.ShouldContain("You opted out of Intune Recorded");
        second.Boxes.Select(box => box.Title).ShouldBe(["Exchange Online"]);
    }

    [Fact]
    public async Task of_nothing_changes_nothing_and_says_so()
    {
        var id = await _ledger.AskCustomerAsync("nothing", "exchange-online", "teams");
        using var customer = new Customer(_ledger);
        var page = await customer.OpenAsync(await _ledger.LinkAsync(id));

        var answer = await customer.PressAsync(page, "none of these");

        answer.Status.ShouldBe(422);
        answer.Text.ShouldContain("Nothing was selected, so nothing was recorded.");
        answer.Boxes.Count.ShouldBe(2);
        (await _ledger.LoadAsync(id))!.State.Status().ShouldBe(ClaimStatus.CustomerNotified);
        (await customer.OptOutAsync(answer)).Title.ShouldBe("You have opted out");
    }

    [Fact]
    public async Task cannot_reach_lines_of_another_claim()
    {
        var own = await _ledger.AskCustomerAsync("own", "teams");
        var other = await _ledger.AskCustomerAsync("other", "teams");
        using var customer = new Customer(_ledger);
        var page = await customer.OpenAsync(await _ledger.LinkAsync(own));

        var answer = await customer.PostAsync(page.FormPath,
        [
            KeyValuePair.Create("guard", page.Guard!),
            KeyValuePair.Create("line", $"{LineId.For(other, "teams")}"),
        ]);

        answer.Status.ShouldBe(422);
        (await _ledger.LoadAsync(own))!.State.Status().ShouldBe(ClaimStatus.CustomerNotified);
        (await _ledger.LoadAsync(other))!.State.Status().ShouldBe(ClaimStatus.CustomerNotified);
    }

    private static int Facts(SeenPage receipt) =>
        int.Parse(receipt.Text.Split("history ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
