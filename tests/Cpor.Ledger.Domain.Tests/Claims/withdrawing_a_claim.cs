using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class withdrawing_a_claim
{
    private static readonly Withdraw _withdraw = new(null);

    [Fact]
    public void drops_a_draft() => Stories.Drafted.When(_withdraw, Monday).Then(Withdrawn(Facts.Both))
        .State.ShouldBeOfType<Claim.Dropped>().Status().ShouldBe(ClaimStatus.Withdrawn);

    [Fact]
    public void ends_a_claim_that_is_being_checked() => Stories.Filed
        .When(_withdraw, Monday).Then(Withdrawn(Facts.Both)).State!.Status().ShouldBe(ClaimStatus.Withdrawn);

    [Fact]
    public void ends_a_claim_under_review() =>
        Stories.UnderReview.When(_withdraw, Monday).Then(Withdrawn(Facts.Both)).State!.IsOver().ShouldBeTrue();

    [Fact]
    public void ends_a_claim_that_waits_for_the_partner_and_closes_the_request() => Stories.Asked
        .When(_withdraw, Monday).Then(Withdrawn(Facts.Both))
        .When(new LapseAnswer(FirstRequest, SeedRegime), AnswerDue).ThenNothing();

    [Fact]
    public void leaves_lines_of_which_the_customer_is_told() => Stories.UnderReview
        .And(Facts.Validated([Exchange]))
        .When(_withdraw, Monday).Then(Withdrawn([Teams]))
        .Lines[0].State.ShouldBe(new LineState.Validated(FirstWindow));

    [Fact]
    public void is_refused_once_the_customer_is_told()
    {
        Stories.Accepted.When(_withdraw, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Notified.When(_withdraw, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Official.When(_withdraw, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
    }

    [Fact]
    public void is_refused_once_the_claim_is_over_otherwise()
    {
        Stories.Rejected.When(_withdraw, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.OptedOut.When(_withdraw, Monday).ThenRefused(ClaimRefusals.Over);
        Spec.GivenNothing.When(_withdraw, Monday).ThenRefused(ClaimRefusals.NotFound);
    }

    private static Withdrawn Withdrawn(ValueList<LineId> lines) => new(TheClaim, lines, Monday, null);
}
