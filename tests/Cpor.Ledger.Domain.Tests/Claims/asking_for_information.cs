using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class asking_for_information
{
    private static readonly RequestInfo _ask = new(
        FirstRequest,
        [],
        [RequestedItem.CustomerContact, RequestedItem.Proof],
        [ProofDefect.MissingOrOldDates],
        Text("comment", "please"),
        SeedRegime);

    [Fact]
    public void makes_every_line_before_the_reviewer_wait_for_the_partner()
    {
        var after = Stories.UnderReview.When(_ask, Monday).Then(Facts.Asked());

        after.Lines.ShouldAllBe(line => line.State == new LineState.AwaitingAnswer(FirstRequest, AnswerDue));
        after.State!.Status().ShouldBe(ClaimStatus.ActionRequired);
        after.State!.NextDeadline().ShouldBe(AnswerDue);
    }

    [Fact]
    public void about_one_line_leaves_the_others() => Stories.UnderReview
        .When(_ask with { LineIds = [Teams] }, Monday).Then(Facts.Asked([Teams]))
        .Lines[0].State.ShouldBe(new LineState.UnderReview());

    [Fact]
    public void about_a_contested_line_is_possible() => Stories.UnderReview
        .And(Facts.Contested(Teams, TeamsSlot, null, Facts.Decided))
        .When(_ask with { LineIds = [Teams] }, Monday)
        .Then(Facts.Asked([Teams], state: "contested", since: 9));

    [Fact]
    public void names_items_and_defects_once() => Stories.UnderReview
        .When(
            _ask with
            {
                Items = [RequestedItem.CustomerContact, RequestedItem.Proof, RequestedItem.CustomerContact],
                Defects = [ProofDefect.MissingOrOldDates, ProofDefect.MissingOrOldDates],
            },
            Monday)
        .Then(Facts.Asked());

    [Fact]
    public void again_is_recognised_after_the_answer() => Stories.Asked
        .And(Facts.Answered(Answers.AnotherContact, Tuesday)).When(_ask, Tuesday).ThenNothing();

    [Fact]
    public void something_else_under_the_same_id_is_refused()
    {
        Stories.Asked.When(_ask with { Items = [RequestedItem.Lines] }, Monday)
            .ThenRefused(RequestRefusals.RequestIdUsed);
        Stories.Asked.When(_ask with { Defects = [] }, Monday).ThenRefused(RequestRefusals.RequestIdUsed);
        Stories.Asked.When(_ask with { Comment = null }, Monday).ThenRefused(RequestRefusals.RequestIdUsed);
        Stories.UnderReview.And(Facts.Asked([Teams])).When(_ask with { LineIds = [Exchange] }, Monday)
            .ThenRefused(RequestRefusals.RequestIdUsed);
    }

    [Fact]
    public void a_second_time_after_an_answer_is_possible() => Stories.Asked
        .And(Facts.Answered(Answers.AnotherContact, Monday))
        .When(_ask with { RequestId = SecondRequest }, Monday)
        .Then(Facts.Asked(since: 10) with { RequestId = SecondRequest });

    [Fact]
    public void while_a_request_is_open_is_refused()
    {
        Stories.Asked.When(_ask with { RequestId = SecondRequest }, Monday).ThenRefused(RequestRefusals.RequestOpen);
        Stories.UnderReview.And(Facts.Asked([Teams]))
            .When(_ask with { RequestId = SecondRequest, LineIds = [Exchange] }, Monday)
            .ThenRefused(RequestRefusals.RequestOpen);
    }

    [Fact]
    public void for_nothing_is_refused() => Stories.UnderReview
        .When(_ask with { Items = [] }, Monday).ThenRefused(RequestRefusals.RequestEmpty);

    [Fact]
    public void about_lines_that_are_not_before_the_reviewer_is_refused()
    {
        Stories.Notified.When(_ask, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Filed.When(_ask, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.UnderReview.And(Facts.Validated([Exchange])).When(_ask with { LineIds = Facts.Both }, Monday)
            .ThenRefused(ClaimRefusals.LinesNotOpenToThis);
    }

    [Fact]
    public void about_lines_of_another_claim_is_refused() => Stories.UnderReview
        .When(_ask with { LineIds = [FabrikamsLine] }, Monday).ThenRefused(ClaimRefusals.LineUnknown);

    [Fact]
    public void needs_a_submitted_claim_that_is_not_over()
    {
        Spec.GivenNothing.When(_ask, Monday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_ask, Monday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_ask, Monday).ThenRefused(ClaimRefusals.Over);
        Stories.Rejected.When(_ask, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.OptedOut.When(_ask, Monday).ThenRefused(ClaimRefusals.Over);
    }
}
