using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Contests;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Contests;

public class a_contest_over_http(RunningLedger running) : IClassFixture<RunningLedger>
{
    private static readonly DecideContestRequest _forTheChallenger =
        new() { Winner = "challenger", Reason = "most-recent-proof", Comment = "Your proof is newer." };

    [Fact]
    public async Task ends_with_the_challenger_official_and_the_incumbent_superseded()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var request = Requests.Microsoft365("teams");
        var incumbent = await scene.OfficialAsync(scene.Contoso, request);
        var challenger = await scene.SubmitAsync(scene.Fabrikam, request, ClaimStatus.Contested);
        var contest = await scene.ContestAsync(challenger);

        (await scene.Reviewer.DecideContestAsync(challenger, contest.ContestId, _forTheChallenger))
            .Problem!.Code.ShouldBe("incumbent-not-heard");
        (await scene.Contoso.AnswerContestAsync(
            incumbent, contest.ContestId, new AnswerContestRequest { Comment = "We still work there." })).Required();
        (await scene.Reviewer.DecideContestAsync(challenger, contest.ContestId, _forTheChallenger)).Required()
            .Status.ShouldBe("validated");
        (await scene.Contoso.GetClaimAsync(incumbent)).Required().Status.ShouldBe("official");
        await scene.UntilAsync(challenger, ClaimStatus.CustomerNotified);
        await scene.PassAsync(challenger);
        await scene.UntilAsync(challenger, ClaimStatus.Official);

        var lost = (await scene.Contoso.GetClaimAsync(incumbent)).Required();
        (lost.Status, lost.Lines[0].Reason).ShouldBe(("ended", "superseded"));
        var slot = await TestLedger.UntilAsync(
            async () => (await scene.Reviewer.GetSlotAsync(contest.Slot)).Required() is { Former.Count: > 0 } found
                ? found
                : null,
            () => Task.FromResult("the slot has changed hands"));
        slot.Holders.ShouldHaveSingleItem().ClaimId.ShouldBe(challenger);
        slot.Former.ShouldHaveSingleItem().SupersededByClaimId.ShouldBe(challenger);
    }

    [Fact]
    public async Task shows_the_reviewer_both_sides_and_a_partner_only_its_own()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var request = Requests.Microsoft365("teams");
        var incumbent = await scene.OfficialAsync(scene.Contoso, request);
        var challenger = await scene.SubmitAsync(scene.Fabrikam, request, ClaimStatus.Contested);

        var seen = await scene.ContestAsync(challenger);
        (seen.Side, seen.State, seen.Suggested).ShouldBe(("challenger", "open", "challenger"));
        seen.Challenger!.ClaimId.ShouldBe(challenger);
        seen.Incumbent!.ClaimId.ShouldBe(incumbent);
        (await scene.ContestAsync(incumbent)).Suggested.ShouldBe("challenger");

        var own = (await scene.Contoso.ListContestsAsync(incumbent)).Required().Contests.ShouldHaveSingleItem();
        (own.ContestId, own.Side, own.Answered).ShouldBe((seen.ContestId, "incumbent", false));
        own.HearingEnds.ShouldNotBeNull();
        (own.Challenger, own.Incumbent, own.Suggested).ShouldBe((null, null, null));
        var theirs = (await scene.Fabrikam.ListContestsAsync(challenger)).Required().Contests.ShouldHaveSingleItem();
        (theirs.HearingEnds, theirs.Answered, theirs.Incumbent).ShouldBe((null, null, null));
        (await scene.Fabrikam.ListContestsAsync(incumbent)).Problem!.Code.ShouldBe("claim-not-found");

        await scene.Ledger.AdvanceAsync(NodaTime.Duration.FromDays(1));
        await TwoPartners.ProveAsync(scene.Contoso, incumbent, "Newer.");
        (await scene.ContestAsync(challenger)).Suggested.ShouldBe("incumbent");
    }

    [Fact]
    public async Task is_lost_by_the_challenger_who_may_dispute_that()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var request = Requests.Microsoft365("teams");
        var incumbent = await scene.OfficialAsync(scene.Contoso, request);
        var challenger = await scene.SubmitAsync(scene.Fabrikam, request, ClaimStatus.Contested);
        var contest = await scene.ContestAsync(challenger);

        var lost = (await scene.Reviewer.DecideContestAsync(
            challenger,
            contest.ContestId,
            new DecideContestRequest { Winner = "incumbent", Reason = "better-proof" })).Required();

        (lost.Status, lost.Lines[0].Reason).ShouldBe(("rejected", "contest-lost"));
        (await scene.Fabrikam.GetClaimAsync(challenger)).Required().Actions.ShouldContain("dispute");
        (await scene.ContestAsync(incumbent)).Winner.ShouldBe("incumbent");
        (await scene.Reviewer.DecideContestAsync(challenger, contest.ContestId, _forTheChallenger))
            .Problem!.Code.ShouldBe("contest-decided-otherwise");
    }

    [Fact]
    public async Task is_dropped_on_both_sides_when_the_challenger_withdraws()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var request = Requests.Microsoft365("teams");
        var incumbent = await scene.OfficialAsync(scene.Contoso, request);
        var challenger = await scene.SubmitAsync(scene.Fabrikam, request, ClaimStatus.Contested);
        var contest = await scene.ContestAsync(challenger);

        (await scene.Fabrikam.WithdrawAsync(challenger, new WithdrawRequest())).Required();

        (await scene.ContestAsync(incumbent)).State.ShouldBe("dropped");
        (await scene.ContestAsync(challenger)).State.ShouldBe("dropped");
        (await scene.Contoso.AnswerContestAsync(
            incumbent, contest.ContestId, new AnswerContestRequest { Comment = "?" }))
            .Problem!.Code.ShouldBe("contest-over");
    }

    [Fact]
    public async Task leaves_the_incumbent_when_the_challengers_customer_refuses()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var request = Requests.Microsoft365("teams");
        var incumbent = await scene.OfficialAsync(scene.Contoso, request);
        var challenger = await scene.SubmitAsync(scene.Fabrikam, request, ClaimStatus.Contested);
        var contest = await scene.ContestAsync(challenger);
        await scene.Ledger.AdvanceAsync(NodaTime.Duration.FromDays(15));
        (await scene.Reviewer.DecideContestAsync(challenger, contest.ContestId, _forTheChallenger)).Required();
        await scene.UntilAsync(challenger, ClaimStatus.CustomerNotified);

        await scene.Ledger.DoAsync(
            ClaimId.Parse(challenger),
            new Domain.Claims.OptOut(new WindowId(Guid.Parse(contest.ContestId)), [], scene.Ledger.Terms()));

        (await scene.Contoso.GetClaimAsync(incumbent)).Required().Status.ShouldBe("official");
    }

    [Fact]
    public async Task begins_as_well_when_a_window_ends_and_the_slot_was_taken_meanwhile()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var request = Requests.Microsoft365("teams");
        var first = await scene.NotifyAsync(scene.Contoso, request);
        await scene.Ledger.AdvanceAsync(NodaTime.Duration.FromDays(1));
        var second = await scene.NotifyAsync(scene.Fabrikam, request);
        await scene.PassAsync(first);
        await scene.UntilAsync(first, ClaimStatus.Official);

        await scene.PassAsync(second);
        await scene.UntilAsync(second, ClaimStatus.Contested);

        (await scene.ContestAsync(first)).ContestId.ShouldBe((await scene.ContestAsync(second)).ContestId);
        (await scene.Reviewer.ValidateAsync(second, new ValidateRequest())).Problem!.Code.ShouldBe("slot-held");
    }
}
