using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class notifying_the_customer
{
    private static readonly RecordNotification _accepted =
        new(FirstWindow, "message-1@ledger.example", OptOutEnds, London, Weekends, Terms2020);

    [Fact]
    public void opens_the_window_until_the_midnight_after_the_fifth_business_day()
    {
        var after = Stories.Accepted.When(_accepted, Monday).Then(Facts.Notified());

        after.Lines.ShouldAllBe(line => line.State == new LineState.Notified(FirstWindow, OptOutEnds));
        after.State!.Status().ShouldBe(ClaimStatus.CustomerNotified);
        after.State!.NextDeadline().ShouldBe(OptOutEnds);
    }

    [Fact]
    public void counts_from_the_acceptance_and_not_from_the_plan() => Stories.Accepted
        .When(_accepted, Tuesday)
        .Then(Facts.Notified(at: Tuesday) with
        {
            StatedEnds = OptOutEnds,
            Decision = Decision("counted", Tuesday, OptOutEnds + Duration.FromDays(1), OptOutEnds),
        })
        .Lines[0].State.ShouldBe(new LineState.Notified(FirstWindow, OptOutEnds + Duration.FromDays(1)));

    [Fact]
    public void keeps_the_end_that_the_mail_states_when_the_count_ends_earlier()
    {
        var stated = OptOutEnds + Duration.FromDays(1);
        var counted = Deadline.Count(Period.BusinessDays(5), Monday, London, Weekends);

        Stories.Accepted.When(_accepted with { StatedEnds = stated }, Monday)
            .Then(Facts.Notified() with
            {
                OptOutEnds = counted with { Ends = stated },
                StatedEnds = stated,
                Decision = Decision("as-stated", Monday, OptOutEnds, stated),
            })
            .Lines[0].State.ShouldBe(new LineState.Notified(FirstWindow, stated));
    }

    [Fact]
    public void counts_once_however_often_the_mail_was_sent() => Stories.Notified
        .When(_accepted with { MessageId = "message-2@ledger.example" }, Tuesday).ThenNothing();

    [Fact]
    public void after_some_lines_were_refused_concerns_the_others() => Stories.Accepted
        .And(Facts.OptedOut(Monday, [Teams]))
        .When(_accepted, Monday).Then(Facts.Notified([Exchange]));

    [Fact]
    public void after_all_lines_were_refused_adds_nothing() =>
        Stories.Accepted.And(Facts.OptedOut(Monday)).When(_accepted, Monday).ThenNothing();

    [Fact]
    public void under_a_window_whose_mail_came_back_adds_nothing_late() => a_notification_that_comes_back.CameBack
        .When(_accepted, Tuesday).ThenNothing();

    [Fact]
    public void concerns_the_lines_of_its_window_alone() => Stories.UnderReview
        .And(Facts.Validated([Exchange]), Facts.Validated([Teams], SecondWindow))
        .When(_accepted with { WindowId = SecondWindow }, Monday)
        .Then(Facts.Notified([Teams], SecondWindow, since: 10))
        .Lines[0].State.ShouldBe(new LineState.Validated(FirstWindow));

    [Fact]
    public void of_nothing_that_was_validated_is_refused()
    {
        Spec.GivenNothing.When(_accepted, Monday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_accepted, Monday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_accepted, Monday).ThenRefused(WindowRefusals.WindowUnknown);
        Stories.UnderReview.When(_accepted, Monday).ThenRefused(WindowRefusals.WindowUnknown);
        Stories.Accepted.When(_accepted with { WindowId = SecondWindow }, Monday)
            .ThenRefused(WindowRefusals.WindowUnknown);
    }

    private static DecisionRecord Decision(string answer, Instant accepted, Instant counted, Instant stated) =>
        Facts.Decided.Asked(
            "opt-out-window",
            Terms2020.OptOutWindow.Source,
            answer,
            [
                .. Facts.At(Facts.Both, "validated", 9),
                RuleInput.At("accepted-at", accepted),
                RuleInput.At("counted-end", counted),
                RuleInput.At("stated-end", stated),
                new RuleInput("country", "GB"),
                new RuleInput("time-zone", "Europe/London"),
            ]);
}
