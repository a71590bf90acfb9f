using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.ReadModels;

[Collection(nameof(Desk))]
public class the_thread_of_a_claim(Desk desk)
{
    [Fact]
    public async Task holds_what_each_side_said_with_what_it_did_oldest_first()
    {
        var claim = await ConverseAsync();

        foreach (var reader in new[] { desk.Partner, desk.Reviewer, new LedgerClient(desk.Http(CallerRole.Auditor)) })
        {
            var thread = (await reader.ListCommentsAsync(claim, "preparing the review")).Required();

            thread.Items.Select(said => $"{said.Side} {said.Action}: {said.Text}").ShouldBe(
            [
                "partner commented: We are in a hurry.",
                "reviewer commented: So are we.",
                "reviewer info-requested: Page 2 has no date.",
                "partner info-provided: It is on page 3.",
                "reviewer rejected: It is not.",
            ]);
            thread.Items.Select(said => said.Version).ShouldBeInOrder();
            thread.Next.ShouldBeNull();
        }
    }

    [Fact]
    public async Task is_read_with_a_reason_that_is_recorded_and_shown_without_its_texts_otherwise()
    {
        var claim = await ConverseAsync();

        var silent = (await desk.Reviewer.ListCommentsAsync(claim)).Required();
        (await ReadingsAsync(claim)).ShouldBe(0);
        await desk.Reviewer.ListCommentsAsync(claim, "curiosity", limit: 2);

        silent.Items.Count.ShouldBe(5);
        silent.Items.ShouldAllBe(said => said.Text == null);
        (await ReadingsAsync(claim)).ShouldBe(2);
        (await desk.Reviewer.ListCommentsAsync(claim, " ")).Problem!.Code.ShouldBe("request-invalid");
    }

    [Fact]
    public async Task is_read_page_by_page_and_loses_nothing_that_is_said_meanwhile()
    {
        var claim = await ConverseAsync();
        var read = new List<string>();
        string? after = null;
        do
        {
            var page = (await desk.Partner.ListCommentsAsync(claim, "reading on", 2, after)).Required();
            if (after is null)
                await SayAsync(desk.Partner, claim, "One more thing.");
            read.AddRange(page.Items.Select(said => said.Text!));
            after = page.Next;
        }
        while (after is not null);

        read.ShouldBe([
            "We are in a hurry.", "So are we.", "Page 2 has no date.", "It is on page 3.", "It is not.",
            "One more thing.",
        ]);
    }

    [Fact]
    public async Task takes_no_cursor_of_another_claim()
    {
        var claim = await ConverseAsync();
        var other = await ConverseAsync();
        var next = (await desk.Partner.ListCommentsAsync(claim, limit: 1)).Required().Next;

        var refused = await desk.Partner.ListCommentsAsync(other, after: next);

        refused.Problem!.Fields.ShouldHaveSingleItem().Code.ShouldBe("not-a-cursor");
    }

    [Fact]
    public async Task says_when_it_was_erased()
    {
        var claim = await ConverseAsync();
        await desk.Ledger.Services.GetRequiredService<ClaimKeys>().DestroyAsync(Guid.Parse(claim));

        var thread = (await desk.Partner.ListCommentsAsync(claim, "reading on")).Required();

        thread.Items.Select(said => said.Text).Distinct().ShouldBe(["erased on 2026-03-02"]);
    }

    [Fact]
    public async Task marks_the_claim_in_the_queue_until_a_reviewer_answers()
    {
        var claim = (await desk.UnderReviewAsync("teams")).ClaimId;
        (await InQueueAsync(claim)).UnansweredComment.ShouldBeNull();

        await SayAsync(desk.Partner, claim, "First.");
        var said = await SayAsync(desk.Partner, claim, "Second.");
        (await InQueueAsync(claim)).UnansweredComment.ShouldBe(
            new UnansweredCommentView((int)said.Claim.Version, desk.Ledger.Now));

        await SayAsync(desk.Reviewer, claim, "Seen.");
        (await InQueueAsync(claim)).UnansweredComment.ShouldBeNull();
    }

    private async Task<string> ConverseAsync()
    {
        var claim = (await desk.UnderReviewAsync("teams")).ClaimId;
        await SayAsync(desk.Partner, claim, "We are in a hurry.");
        await SayAsync(desk.Reviewer, claim, "So are we.");
        var request = Guid.CreateVersion7().ToString();
        (await desk.Reviewer.RequestInfoAsync(
            claim,
            new RequestInfoRequest { RequestId = request, Items = ["comment"], Comment = "Page 2 has no date." }))
            .Required();
        (await desk.Partner.ProvideInfoAsync(
            claim, new ProvideInfoRequest { RequestId = request, Comment = "It is on page 3." })).Required();
        (await desk.Reviewer.RejectAsync(
            claim, new RejectRequest { Reason = "insufficient-proof", Comment = "It is not." })).Required();
        return claim;
    }

    private static async Task<CommentView> SayAsync(LedgerClient who, string claim, string text) =>
        (await who.CommentAsync(claim, new CommentRequest { Text = text })).Required();

    private async Task<ReviewListItem> InQueueAsync(string claim)
    {
        var version = (await desk.Ledger.LoadAsync(ClaimId.Parse(claim)))!.State.Version;
        return await TestLedger.UntilAsync(
            async () =>
            {
                await using var session = desk.Ledger.Services
                    .GetRequiredService<Marten.IDocumentStore>().QuerySession();
                var row = await session.LoadAsync<Service.ReadModels.ReviewItem>(Guid.Parse(claim));
                return row?.Version >= version
                    ? await FindAsync(claim)
                    : null;
            },
            () => Task.FromResult($"the queue shows {claim} with {version} facts"));
    }

    private async Task<ReviewListItem?> FindAsync(string claim)
    {
        string? after = null;
        do
        {
            var page = (await desk.Reviewer.ListReviewsAsync(
                new ReviewListQuery { Turn = "any", Limit = 200, After = after })).Required();
            if (page.Items.FirstOrDefault(item => item.ClaimId == claim) is { } found)
                return found;
            after = page.Next;
        }
        while (after is not null);
        return null;
    }

    private Task<long> ReadingsAsync(string claim) => desk.Ledger.ScalarAsync<long>(
        $"select count(*) from ledger_keys.reading where claim_id = '{claim}' and why = 'curiosity'");
}
