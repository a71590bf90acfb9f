using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.OptingOut;

public class forms_that_are_not_ours(AskingLedger asking) : IClassFixture<AskingLedger>
{
    private readonly TestLedger _ledger = asking.Ledger;

    [Theory]
    [InlineData("no guard")]
    [InlineData("an altered guard")]
    [InlineData("no cookie")]
    [InlineData("another browser's cookie")]
    [InlineData("no form")]
    [InlineData("a form too large")]
    public async Task are_refused_with_an_explanation_and_change_nothing(string fault)
    {
        var id = await _ledger.AskCustomerAsync(fault, "teams");
        var link = await _ledger.LinkAsync(id);
        using var customer = new Customer(_ledger);
        using var other = new Customer(_ledger);
        var page = await customer.OpenAsync(link);
        var line = KeyValuePair.Create("line", page.Boxes[0].Value);
        var guard = KeyValuePair.Create("guard", page.Guard!);
        await other.OpenAsync(link);

        using var bare = new Customer(_ledger);
        var answer = fault switch
        {
            "no guard" => await customer.PostAsync(page.FormPath, [line]),
            "an altered guard" => await customer.PostAsync(page.FormPath, [line, new("guard", $"x{page.Guard![1..]}")]),
            "no cookie" => await bare.PostAsync(page.FormPath, [line, guard]),
            "another browser's cookie" => await other.PostAsync(page.FormPath, [line, guard]),
            "no form" => await customer.SendAsync(HttpMethod.Post, page.FormPath, new StringContent("{}")),
            _ => await customer.PostAsync(page.FormPath, [line, guard, new("line", new string('x', 100_000))]),
        };

        answer.Status.ShouldBe(400);
        answer.Title.ShouldBe("Your answer could not be taken");
        answer.Text.ShouldContain("Nothing was changed.");
        answer.Text.ShouldContain("Open the page again");
        (await _ledger.LoadAsync(id))!.State.Status().ShouldBe(ClaimStatus.CustomerNotified);
    }

    [Fact]
    public async Task are_not_those_that_this_browser_opened_before_another_link()
    {
        var first = await _ledger.AskCustomerAsync("first", "teams");
        var second = await _ledger.AskCustomerAsync("second", "teams");
        using var customer = new Customer(_ledger);
        var page = await customer.OpenAsync(await _ledger.LinkAsync(first));
        await customer.OpenAsync(await _ledger.LinkAsync(second));

        (await customer.OptOutAsync(page)).Title.ShouldBe("You have opted out");
    }

    [Fact]
    public async Task are_not_those_of_another_node_or_of_before_a_restart()
    {
        var id = await _ledger.AskCustomerAsync("nodes", "teams");
        var link = await _ledger.LinkAsync(id);
        await using var node = await asking.StartNodeAsync();
        using var customer = new Customer(_ledger);
        var page = await customer.OpenAsync(link);

        customer.MoveTo(new Uri(node.Urls.First()));
        var receipt = await customer.OptOutAsync(page);

        receipt.Title.ShouldBe("You have opted out");
        (await _ledger.LoadAsync(id))!.State.Status().ShouldBe(ClaimStatus.OptedOut);
    }
}
