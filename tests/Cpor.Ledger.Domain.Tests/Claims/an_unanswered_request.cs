using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class an_unanswered_request
{
    private static readonly LapseAnswer _lapse = new(FirstRequest, SeedRegime);
    private static readonly Duration _aMonth = Duration.FromDays(30);

    [Fact]
    public void rejects_its_lines_at_the_end_of_the_window()
    {
        var after = Stories.Asked.When(_lapse, AnswerDue).Then(Facts.Lapsed(AnswerDue));

        after.State!.Status().ShouldBe(ClaimStatus.Rejected);
        after.State!.IsOver().ShouldBeFalse("the partner can dispute it");
    }

    [Fact]
    public void rejects_its_lines_however_late_the_timer_is() =>
        Stories.Asked.When(_lapse, AnswerDue + _aMonth).Then(Facts.Lapsed(AnswerDue + _aMonth));

    [Fact]
    public void stays_open_when_the_timer_is_early() => Stories.Asked
        .When(_lapse, AnswerDue - Microsecond).ThenRefused(RequestRefusals.AnswerWindowOpen);

    [Fact]
    public void leaves_lines_that_it_was_not_about() => Stories.UnderReview.And(Facts.Asked([Teams]))
        .When(_lapse, AnswerDue).Then(Facts.Lapsed(AnswerDue, [Teams]))
        .Lines[0].State.ShouldBe(new LineState.UnderReview());

    [Fact]
    public void leaves_lines_that_left_meanwhile() => Stories.Asked
        .And(Facts.Rejected(RejectionReason.MissingProducts, [Teams], "awaiting-answer", 9))
        .When(_lapse, AnswerDue).Then(Facts.Lapsed(AnswerDue, [Exchange]));

    [Fact]
    public void that_was_answered_after_all_is_left_alone()
    {
        Stories.Asked.And(Facts.Answered(Answers.InWords, Tuesday)).When(_lapse, AnswerDue).ThenNothing();
        Stories.Asked
            .And(Facts.Answered(Answers.InWords, Tuesday), Facts.Asked(since: 10) with { RequestId = SecondRequest })
            .When(_lapse, AnswerDue).ThenNothing();
    }

    [Fact]
    public void that_nobody_made_is_refused()
    {
        Spec.GivenNothing.When(_lapse, AnswerDue).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_lapse, AnswerDue).ThenRefused(RequestRefusals.RequestUnknown);
        Stories.UnderReview.When(_lapse, AnswerDue).ThenRefused(RequestRefusals.RequestUnknown);
        Stories.Asked.When(_lapse with { RequestId = SecondRequest }, AnswerDue)
            .ThenRefused(RequestRefusals.RequestUnknown);
    }
}
