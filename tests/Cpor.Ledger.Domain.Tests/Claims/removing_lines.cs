using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class removing_lines
{
    private static readonly RemoveLines _remove = new([Teams], Text("comment", "not-shown"));

    [Fact]
    public void takes_them_out_and_the_rest_goes_on()
    {
        var after = Stories.UnderReview.When(_remove, Monday).Then(Removed("under-review", 8));

        after.Lines.Select(line => line.State).ShouldBe([new LineState.UnderReview(), new LineState.Removed()]);
        after.State!.Status().ShouldBe(ClaimStatus.UnderReview);
    }

    [Fact]
    public void that_wait_for_an_answer_leaves_the_request_open_for_the_others()
    {
        var after = Stories.Asked.When(_remove, Monday).Then(Removed("awaiting-answer", 9));

        after.When(new ProvideInfo(FirstRequest, Answers.InWords, SeedRegime), Tuesday)
            .Then(Facts.Answered(Answers.InWords, Tuesday, [Exchange]));
    }

    [Fact]
    public void that_are_contested_is_possible() => Stories.UnderReview
        .And(Facts.Contested(Teams, TeamsSlot, null, Facts.Decided))
        .When(_remove, Monday).Then(Removed("contested", 9));

    [Fact]
    public void beside_an_official_line_is_possible() => Stories.UnderReview
        .And(Facts.Validated([Exchange]), Facts.Notified([Exchange]), Facts.Official(OptOutEnds, [Exchange]))
        .When(_remove, Monday).Then(Removed("under-review", 8))
        .State!.Status().ShouldBe(ClaimStatus.Official);

    [Fact]
    public void never_takes_the_last_living_line()
    {
        Stories.UnderReview.When(_remove with { LineIds = Facts.Both }, Monday).ThenRefused(ClaimRefusals.LastLine);
        Stories.UnderReview.And(Facts.OptedOut(Monday, [Exchange])).When(_remove, Monday)
            .ThenRefused(ClaimRefusals.LastLine);
    }

    [Fact]
    public void of_which_the_customer_is_told_is_refused()
    {
        Stories.Accepted.When(_remove, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Notified.When(_remove, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Checked.When(_remove, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
    }

    [Fact]
    public void must_name_lines_of_the_claim()
    {
        Stories.UnderReview.When(_remove with { LineIds = [] }, Monday).ThenRefused(ClaimRefusals.LineUnknown);
        Stories.UnderReview.When(_remove with { LineIds = [FabrikamsLine] }, Monday)
            .ThenRefused(ClaimRefusals.LineUnknown);
    }

    [Fact]
    public void needs_a_submitted_claim_that_is_not_over()
    {
        Spec.GivenNothing.When(_remove, Monday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_remove, Monday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_remove, Monday).ThenRefused(ClaimRefusals.Over);
        Stories.Rejected.When(_remove, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.OptedOut.When(_remove, Monday).ThenRefused(ClaimRefusals.Over);
    }

    private static LineRemoved Removed(string state, int since) => new(
        TheClaim,
        [Teams],
        Monday,
        ClaimSide.Reviewer,
        Text("comment", "not-shown"),
        Facts.Decided.Asked(
            "proof-shows-line",
            "Manage incentives customer associations (2020-07), Partner action required",
            "no",
            Facts.At(Teams, state, since),
            new RuleInput("document", StatementDigest, 2)));
}
