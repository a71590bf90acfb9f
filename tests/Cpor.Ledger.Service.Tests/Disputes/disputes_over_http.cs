using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Disputes;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Disputes;

public class disputes_over_http(RunningLedger running) : IClassFixture<RunningLedger>
{
    private static readonly RejectRequest _reject = new() { Reason = "insufficient-proof" };

    [Fact]
    public async Task lead_back_to_the_reviewer_and_a_second_loss_is_final()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var claim = await scene.SubmitAsync(scene.Contoso, Requests.Microsoft365(), ClaimStatus.UnderReview);
        var rejected = (await scene.Reviewer.RejectAsync(claim, _reject)).Required();
        rejected.Lines[0].Ends.ShouldNotBeNull();
        (await scene.Contoso.GetClaimAsync(claim)).Required().NextDeadline!.Kind.ShouldBe("dispute");

        (await scene.Contoso.DisputeAsync(claim, new DisputeRequest())).Problem!.Code.ShouldBe("dispute-empty");
        var dispute = new DisputeRequest
        {
            DisputeId = $"{Guid.NewGuid()}",
            Justification = "The signature is on page two.",
            ProofIds = [(await TwoPartners.ProveAsync(scene.Contoso, claim, "Page two.")).ProofId],
        };
        var disputed = (await scene.Contoso.DisputeAsync(claim, dispute)).Required();
        disputed.Status.ShouldBe("disputed");
        (await scene.Contoso.DisputeAsync(claim, dispute)).Required().Version.ShouldBe(disputed.Version);

        var lost = (await scene.Reviewer.RejectAsync(claim, _reject)).Required();
        lost.Status.ShouldBe("rejected-final");
        var again = dispute with { DisputeId = $"{Guid.NewGuid()}", LineIds = [lost.Lines[0].LineId] };
        (await scene.Contoso.DisputeAsync(claim, again)).Problem!.Code.ShouldBe("no-dispute-left");
    }

    [Fact]
    public async Task lapse_by_themselves_and_a_new_claim_can_follow()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var request = Requests.Microsoft365("teams", "intune");
        var claim = await scene.SubmitAsync(scene.Contoso, request, ClaimStatus.UnderReview);
        (await scene.Reviewer.RejectAsync(claim, _reject)).Required();
        (await scene.Contoso.FollowAsync(claim, new FollowRequest())).Problem!.Code.ShouldBe("not-refused-for-good");

        await scene.PassAsync(claim);
        await scene.UntilAsync(claim, ClaimStatus.RejectedFinal);

        var successor = (await scene.Contoso.FollowAsync(claim, new FollowRequest())).Required();
        (successor.Status, successor.FollowsClaimId).ShouldBe(("draft", claim));
        successor.Lines.Select(line => line.Workload).ShouldBe(["teams", "intune"]);
        (await scene.Contoso.GetClaimAsync(claim)).Required().FollowedByClaimId.ShouldBe(successor.ClaimId);
        var contacts = (await scene.Contoso.GetContactsAsync(successor.ClaimId, "test")).Required();
        contacts.CustomerContact!.Email.ShouldBe("jana@woodgrove.example");
        (await scene.Contoso.FollowAsync(claim, new FollowRequest())).Required().Version.ShouldBe(successor.Version);
        (await scene.Contoso.FollowAsync(claim, new FollowRequest { ClaimId = $"{Guid.NewGuid()}" }))
            .Problem!.Code.ShouldBe("successor-exists");
        await TwoPartners.ProveAsync(scene.Contoso, successor.ClaimId, "New.");
        (await scene.Contoso.SubmitClaimAsync(successor.ClaimId)).Required().Status.ShouldBe("submitted");
    }

    [Fact]
    public async Task that_were_lost_can_be_followed_again_after_the_new_claim_was_withdrawn()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var claim = await scene.SubmitAsync(scene.Contoso, Requests.Microsoft365(), ClaimStatus.UnderReview);
        (await scene.Reviewer.RejectAsync(claim, _reject)).Required();
        await scene.PassAsync(claim);
        await scene.UntilAsync(claim, ClaimStatus.RejectedFinal);
        var first = (await scene.Contoso.FollowAsync(claim, new FollowRequest())).Required();
        (await scene.Contoso.GetClaimAsync(claim)).Required().Actions.ShouldNotContain("follow");

        (await scene.Contoso.WithdrawAsync(first.ClaimId, new WithdrawRequest())).Required();
        (await scene.Contoso.GetClaimAsync(claim)).Required().Actions.ShouldContain("follow");
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            scene.Contoso.FollowAsync(claim, new FollowRequest { ClaimId = $"{Guid.NewGuid()}" })));

        var second = both.Single(answer => answer.Problem is null).Required();
        both.Where(answer => answer.Problem is not null)
            .ShouldAllBe(answer => answer.Problem!.Code == "successor-exists");
        (await scene.Contoso.FollowAsync(claim, new FollowRequest())).Required().ClaimId.ShouldBe(second.ClaimId);
        (await scene.Contoso.GetClaimAsync(claim)).Required().FollowedByClaimId.ShouldBe(second.ClaimId);
        await HappenedAsync(scene, claim, "successor-linked", "successor-linked");
    }

    [Fact]
    public async Task are_reminded_of_before_they_lapse_and_late_reviews_are_escalated()
    {
        await using var scene = TwoPartners.At(running.Ledger);
        var claim = await scene.SubmitAsync(scene.Contoso, Requests.Microsoft365(), ClaimStatus.UnderReview);

        await scene.Ledger.AdvanceAsync(Duration.FromDays(20));
        scene.Ledger.Time.Advance(OverdueClaimsService.Period);
        await HappenedAsync(scene, claim, "reminded", "review-escalated");
        (await scene.Reviewer.RejectAsync(claim, _reject)).Required();
        await scene.Ledger.AdvanceAsync(Duration.FromDays(30));
        scene.Ledger.Time.Advance(OverdueClaimsService.Period);

        await HappenedAsync(scene, claim, "reminded", "review-escalated", "rejected", "reminded");
        (await scene.Contoso.GetClaimAsync(claim)).Required().Status.ShouldBe("rejected");
    }

    /// <summary>Waits until the newest actions are these.</summary>
    private static async Task HappenedAsync(TwoPartners scene, string claim, params string[] actions) =>
        await TestLedger.UntilAsync(
            async () =>
            {
                var history = (await scene.Contoso.GetHistoryAsync(claim)).Required();
                return history.Entries.TakeLast(actions.Length).Select(entry => entry.Action).SequenceEqual(actions)
                    ? history
                    : null;
            },
            async () => $"{string.Join(", ", actions)} happened last: " + string.Join(
                ", ", (await scene.Contoso.GetHistoryAsync(claim)).Required().Entries.Select(entry => entry.Action)));
}
