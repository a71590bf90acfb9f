using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class opting_out
{
    private static readonly OptOut _optOut = new(FirstWindow, [], Terms2020);
    private static readonly CloseWindow _close = new(FirstWindow, NobodyHolds, SeedRegime);
    private static readonly Instant _lastMoment = OptOutEnds - Microsecond;

    [Fact]
    public void refuses_every_line_of_the_window()
    {
        var after = Stories.Notified.When(_optOut, Tuesday).Then(Facts.OptedOut(Tuesday));

        after.State!.Status().ShouldBe(ClaimStatus.OptedOut);
        after.State!.IsOver().ShouldBeTrue();
    }

    [Fact]
    public void is_possible_until_the_last_microsecond()
    {
        Stories.Notified.When(_optOut, _lastMoment).Then(Facts.OptedOut(_lastMoment));
        Stories.Notified.When(_optOut, OptOutEnds - Duration.Epsilon).Then(Facts.OptedOut(_lastMoment));
    }

    [Fact]
    public void at_the_end_is_too_late() =>
        Stories.Notified.When(_optOut, OptOutEnds).ThenRefused(WindowRefusals.OptOutWindowOver);

    [Fact]
    public void after_the_end_is_too_late_also_when_the_timer_has_not_asked_yet() =>
        Stories.Notified.When(_optOut, OptOutEnds + Duration.FromDays(3)).ThenRefused(WindowRefusals.OptOutWindowOver);

    [Fact]
    public void in_time_wins_over_a_timer_that_comes_later() => Stories.Notified
        .When(_optOut, _lastMoment).Then(Facts.OptedOut(_lastMoment))
        .When(_close, OptOutEnds).ThenNothing();

    [Fact]
    public void in_time_wins_over_a_timer_that_came_early()
    {
        Stories.Notified.When(_close, _lastMoment).ThenRefused(WindowRefusals.OptOutWindowOpen);
        Stories.Notified.When(_optOut, _lastMoment).Then(Facts.OptedOut(_lastMoment));
    }

    [Fact]
    public void after_the_lines_became_official_is_too_late() =>
        Stories.Official.When(_optOut, OptOutEnds).ThenRefused(WindowRefusals.OptOutWindowOver);

    [Fact]
    public void before_the_acceptance_of_the_mail_is_recorded_counts() => Stories.Accepted
        .When(_optOut, Monday)
        .Then(Before(Facts.Both, "validated", 9, Monday));

    [Fact]
    public void of_some_lines_leaves_the_others_to_become_official()
    {
        var after = Stories.Notified.When(_optOut with { LineIds = [Teams] }, Tuesday)
            .Then(Facts.OptedOut(Tuesday, [Teams]));

        after.State!.Status().ShouldBe(ClaimStatus.CustomerNotified);
        after.When(_close, OptOutEnds).Then(Facts.Official(
            OptOutEnds,
            [Exchange],
            Facts.Decided.SlotAsked(Exchange, ExchangeSlot).WindowOver(OptOutEnds, [Exchange])));
    }

    [Fact]
    public void of_the_rest_later_is_possible() => Stories.Notified.And(Facts.OptedOut(Tuesday, [Teams]))
        .When(_optOut, _lastMoment).Then(Facts.OptedOut(_lastMoment, [Exchange]));

    [Fact]
    public void of_everything_is_not_confirmed_when_some_lines_are_official()
    {
        var past = Stories.Notified.And(Facts.OptedOut(Tuesday, [Teams]), Facts.Official(OptOutEnds, [Exchange]));

        past.When(_optOut, OptOutEnds).ThenRefused(WindowRefusals.OptOutWindowOver);
        past.When(_optOut with { LineIds = [Teams] }, OptOutEnds).ThenNothing();
    }

    [Fact]
    public void of_lines_that_are_not_of_the_window_is_refused()
    {
        var past = Stories.UnderReview.And(Facts.Validated([Exchange]), Facts.Notified([Exchange]));

        past.When(_optOut with { LineIds = [Teams] }, Tuesday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        past.When(_optOut with { LineIds = Facts.Both }, Tuesday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        past.When(_optOut with { LineIds = [FabrikamsLine] }, Tuesday).ThenRefused(ClaimRefusals.LineUnknown);
    }

    [Fact]
    public void without_naming_lines_means_those_of_the_window_alone() => Stories.UnderReview
        .And(Facts.Validated([Exchange]), Facts.Notified([Exchange]))
        .When(_optOut, Tuesday).Then(Facts.OptedOut(Tuesday, [Exchange]))
        .State!.Status().ShouldBe(ClaimStatus.UnderReview);

    [Fact]
    public void under_an_unknown_window_is_refused()
    {
        Spec.GivenNothing.When(_optOut, Tuesday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_optOut, Tuesday).ThenRefused(WindowRefusals.WindowUnknown);
        Stories.Dropped.When(_optOut, Tuesday).ThenRefused(WindowRefusals.WindowUnknown);
        Stories.UnderReview.When(_optOut, Tuesday).ThenRefused(WindowRefusals.WindowUnknown);
        Stories.Notified.When(_optOut with { WindowId = SecondWindow }, Tuesday)
            .ThenRefused(WindowRefusals.WindowUnknown);
    }

    [Fact]
    public void under_a_window_whose_mail_came_back_counts_as_the_customer_was_told_after_all() =>
        a_notification_that_comes_back.CameBack.When(_optOut, Tuesday)
            .Then(Before(Facts.Both, "awaiting-answer", 11, Tuesday))
            .When(new LapseAnswer(RequestId.ForUnreachable(FirstWindow), SeedRegime), AnswerDue).ThenNothing();

    private static OptedOut Before(ValueList<LineId> lines, string state, int since, Instant at) => new(
        TheClaim,
        lines,
        at,
        FirstWindow,
        Facts.Decided.Asked(
            "opted-out-in-time",
            Terms2020.OptOutWindow.Source,
            "yes",
            [.. Facts.At(lines, state, since), RuleInput.At("refused-at", at)]));
}
