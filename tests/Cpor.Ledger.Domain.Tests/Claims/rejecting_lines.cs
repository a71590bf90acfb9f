using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class rejecting_lines
{
    private static readonly RejectLines _reject = new(
        [], RejectionReason.InsufficientProof, [ProofDefect.MissingProducts], Text("comment", "sorry"), SeedRegime);

    private static readonly Rejected _rejected = Facts.Rejected(RejectionReason.InsufficientProof);

    [Fact]
    public void ends_every_line_before_the_reviewer()
    {
        var after = Stories.UnderReview.When(_reject, Monday).Then(_rejected);

        after.State!.Status().ShouldBe(ClaimStatus.Rejected);
        after.State!.IsOver().ShouldBeFalse("the partner can dispute it");
        after.State!.NextDeadline().ShouldBe(DisputeEnds);
    }

    [Fact]
    public void of_one_lets_the_others_go_on() => Stories.UnderReview
        .When(_reject with { LineIds = [Teams] }, Monday)
        .Then(Facts.Rejected(RejectionReason.InsufficientProof, [Teams]))
        .State!.Status().ShouldBe(ClaimStatus.UnderReview);

    [Fact]
    public void names_defects_once() => Stories.UnderReview
        .When(_reject with { Defects = [ProofDefect.MissingProducts, ProofDefect.MissingProducts] }, Monday)
        .Then(_rejected);

    [Fact]
    public void that_wait_for_an_answer_closes_the_request()
    {
        var after = Stories.Asked.When(_reject, Monday)
            .Then(Facts.Rejected(RejectionReason.InsufficientProof, state: "awaiting-answer", since: 9));

        after.When(new LapseAnswer(FirstRequest, SeedRegime), AnswerDue).ThenNothing();
    }

    [Fact]
    public void that_are_contested_is_possible() => Stories.UnderReview
        .And(Facts.Contested(Teams, TeamsSlot, null, Facts.Decided))
        .When(_reject with { LineIds = [Teams] }, Monday)
        .Then(Facts.Rejected(RejectionReason.InsufficientProof, [Teams], "contested", 9));

    [Fact]
    public void again_is_recognised_beside_lines_that_were_rejected_for_something_else()
    {
        var past = Stories.UnderReview.And(Facts.Rejected(RejectionReason.MissingProducts, [Exchange]));

        past.When(_reject, Monday).Then(Facts.Rejected(RejectionReason.InsufficientProof, [Teams]));
    }

    [Fact]
    public void again_for_another_reason_is_refused()
    {
        var other = _reject with { Reason = RejectionReason.MissingProducts };

        Stories.Rejected.When(other, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.UnderReview.And(Facts.Rejected(RejectionReason.InsufficientProof, [Teams]))
            .When(other with { LineIds = [Teams] }, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
    }

    [Theory]
    [InlineData(RejectionReason.NoPartnerResponse)]
    [InlineData(RejectionReason.CheckFailed)]
    [InlineData(RejectionReason.ContestLost)]
    public void for_a_reason_of_the_ledger_itself_is_refused(RejectionReason reason) => Stories.UnderReview
        .When(_reject with { Reason = reason }, Monday).ThenRefused(ReviewRefusals.ReasonNotForReviewers);

    [Theory]
    [InlineData(RejectionReason.PartnerRequest)]
    [InlineData(RejectionReason.MissingCustomerConsent)]
    [InlineData(RejectionReason.MissingProducts)]
    [InlineData(RejectionReason.ProofUnavailable)]
    [InlineData(RejectionReason.SlotAlreadyYours)]
    public void for_any_other_reason_is_possible(RejectionReason reason) =>
        Stories.UnderReview.When(_reject with { Reason = reason }, Monday).Then(Facts.Rejected(reason));

    [Fact]
    public void of_which_the_customer_is_being_told_is_refused()
    {
        Stories.Accepted.When(_reject, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Notified.When(_reject, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Official.When(_reject, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.UnderReview.And(Facts.Validated([Exchange]))
            .When(_reject with { LineIds = Facts.Both }, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
    }

    [Fact]
    public void needs_lines_of_a_submitted_claim_that_is_not_over()
    {
        Spec.GivenNothing.When(_reject, Monday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_reject, Monday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_reject, Monday).ThenRefused(ClaimRefusals.Over);
        Stories.OptedOut.When(_reject, Monday).ThenRefused(ClaimRefusals.Over);
        Stories.UnderReview.When(_reject with { LineIds = [FabrikamsLine] }, Monday)
            .ThenRefused(ClaimRefusals.LineUnknown);
    }
}
