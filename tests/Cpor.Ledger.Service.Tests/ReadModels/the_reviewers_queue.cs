using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class the_reviewers_queue(Database database)
{
    [Fact]
    public async Task shows_what_is_due_first_first_and_page_by_page()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        using var readers = new Readers(ledger);
        var claims = Enumerable.Range(0, 5).Select(number => Examples.Claim($"queued {number}")).ToList();
        foreach (var claim in claims)
        {
            await ledger.SubmitAsync(claim, Examples.Contoso, "teams");
            await ledger.UntilAsync(claim, ClaimStatus.UnderReview);
            await ledger.AdvanceAsync(Duration.FromDays(1));
        }

        await ledger.CatchUpAsync();
        var reviewer = readers.As(CallerRole.Reviewer);
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await reviewer.ListReviewsAsync(new ReviewListQuery { Limit = 2, After = after })).Required();
            seen.AddRange(page.Items.Select(item => item.ClaimId));
            after = page.Next;
        }
        while (after is not null);

        seen.Count.ShouldBe(5);
        seen[..3].ShouldBe(claims[..3].Select(claim => $"{claim}"));
        var first = (await reviewer.ListReviewsAsync(new ReviewListQuery())).Required().Items[0];
        (first.AgeSeconds, first.Overdue, first.Turn).ShouldBe((5 * 86_400, false, "reviewer"));
    }

    [Fact]
    public async Task shows_conflicts_and_notices_and_whose_turn_it_is()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: EveryFact.Register);
        using var readers = new Readers(ledger);
        var reviewer = readers.As(CallerRole.Reviewer);
        var (holder, rival) = (Examples.Claim("holder"), Examples.Claim("rival"));
        await EveryFact.MakeOfficialAsync(ledger, holder, "teams");
        await ledger.SubmitAsync(rival, Examples.Fabrikam, "teams");
        await ledger.UntilAsync(rival, ClaimStatus.Contested);
        await ledger.CatchUpAsync();

        var contested = (
            await reviewer.ListReviewsAsync(new ReviewListQuery { Contested = true })).Required().Items.Single();
        contested.ClaimId.ShouldBe($"{rival}");
        contested.Lines.Single().HolderClaimId.ShouldBe($"{holder}");
        contested.Notices.Single().Code.ShouldBe("proof-used-elsewhere");
        (await reviewer.ListReviewsAsync(new ReviewListQuery { Contested = false })).Required().Items.ShouldBeEmpty();

        await ledger.DoAsync(rival, EveryFact.Question(ledger));
        await ledger.CatchUpAsync();
        (await reviewer.ListReviewsAsync(new ReviewListQuery())).Required().Items.ShouldBeEmpty();
        (await reviewer.ListReviewsAsync(new ReviewListQuery { Turn = "partner" })).Required().Items.Count.ShouldBe(1);
    }
}
