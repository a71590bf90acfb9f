using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class a_notification_that_comes_back
{
    private static readonly RecordNotificationFailure _bounced = new(FirstWindow, 550, "5.1.1", SeedRegime);
    private static readonly RequestId _request = RequestId.ForUnreachable(FirstWindow);
    private static readonly ProvideInfo _answer = new(_request, Answers.AnotherContact, SeedRegime);

    /// <summary>Versions 10 and 11.</summary>
    internal static Past CameBack => Stories.Accepted.And(CameBackFacts(Facts.Both));

    [Fact]
    public void makes_the_ledger_ask_the_partner_for_another_contact()
    {
        var after = Stories.Accepted.When(_bounced, Monday).Then(CameBackFacts(Facts.Both));

        after.State!.Status().ShouldBe(ClaimStatus.ActionRequired);
        after.State!.NextDeadline().ShouldBe(AnswerDue);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("5.1.1 <ada@northwind.example> unknown")]
    [InlineData("2.0.0")]
    [InlineData("5.1.1\n")]
    public void keeps_nothing_of_the_server_but_its_codes(string? enhanced) => Stories.Accepted
        .When(_bounced with { EnhancedStatus = enhanced }, Monday)
        .Then(CameBackFacts(Facts.Both, null));

    [Fact]
    public void concerns_the_lines_that_were_not_refused() => Stories.Accepted
        .And(Facts.OptedOut(Monday, [Teams]))
        .When(_bounced, Monday).Then(CameBackFacts([Exchange]));

    [Fact]
    public void again_is_recognised_after_the_answer() => CameBack
        .And(Answered())
        .When(_bounced, Tuesday).ThenNothing();

    [Fact]
    public void after_it_was_accepted_adds_nothing() => Stories.Notified.When(_bounced, Tuesday).ThenNothing();

    [Fact]
    public void is_not_answered_without_another_contact() => CameBack
        .When(_answer with { Answer = Answers.InWords }, Tuesday)
        .ThenRefused(RequestRefusals.AnswerInvalid([]), ("customerContact", "required"));

    [Fact]
    public void is_answered_by_another_contact_and_reviewed_again() => CameBack
        .When(_answer, Tuesday)
        .Then(Answered(), Facts.ReviewedAgain(Tuesday, Facts.Both, "awaiting-answer", 11))
        .Lines.ShouldAllBe(line => line.State == new LineState.UnderReview());

    [Fact]
    public void lapses_without_an_answer() => CameBack
        .When(new LapseAnswer(_request, SeedRegime), AnswerDue)
        .Then(Facts.Lapsed(AnswerDue) with
        {
            Decision = Facts.AnsweredInTime("no", "asked-at", AnswerDue, 11).DisputeLeft(Facts.Both),
        });

    [Fact]
    public void leads_to_a_new_window_and_to_official_lines()
    {
        var ends = Instant.FromUtc(2020, 9, 22, 23, 0);
        var validated = Facts.Validated(window: SecondWindow);
        var after = CameBack.And(Answered())
            .When(new ValidateLines(SecondWindow, [], NobodyHolds, Terms2020), Tuesday)
            .Then(validated with { HappenedAt = Tuesday })
            .When(Accepted(SecondWindow, ends), Tuesday)
            .Then(Facts.Notified(window: SecondWindow, at: Tuesday, since: 13));

        after.When(new CloseWindow(FirstWindow, NobodyHolds, SeedRegime), ends).ThenNothing();
        after.When(new OptOut(FirstWindow, [], Terms2020), Tuesday)
            .Then(Facts.OptedOut(Tuesday, ends: ends, since: 14));
        after.When(Accepted(FirstWindow, OptOutEnds), Tuesday).ThenNothing();
        after.When(new CloseWindow(SecondWindow, NobodyHolds, SeedRegime), ends - Microsecond)
            .ThenRefused(WindowRefusals.OptOutWindowOpen);
        var decision = Facts.Decided.SlotsFree().Asked(
            "opt-out-window-over",
            Terms2020.OptOutWindow.Source,
            "yes",
            RuleInput.At("opt-out-ends", ends, 14, Exchange),
            RuleInput.At("opt-out-ends", ends, 14, Teams),
            RuleInput.At("asked-at", ends));
        after.When(new CloseWindow(SecondWindow, NobodyHolds, SeedRegime), ends)
            .Then(Facts.Official(ends, decision: decision) with { WindowId = SecondWindow, EffectiveAt = ends });
    }

    [Fact]
    public void while_the_reviewer_waits_for_another_line_leaves_two_requests_to_answer()
    {
        var past = Stories.UnderReview.And(Facts.Asked([Teams]), Facts.Validated([Exchange]));
        var both = past.When(_bounced, Monday).Then(CameBackFacts([Exchange]));
        var answered = both.When(new ProvideInfo(FirstRequest, Answers.InWords, SeedRegime), Tuesday)
            .Then(Facts.Answered(Answers.InWords, Tuesday, [Teams]));

        answered.Lines.Select(line => line.State).ShouldBe(
            [new LineState.AwaitingAnswer(_request, AnswerDue), new LineState.UnderReview()]);
        answered.When(new LapseAnswer(FirstRequest, SeedRegime), AnswerDue).ThenNothing();
        answered.When(_answer, Tuesday)
            .Then(Answered([Exchange], 12), Facts.ReviewedAgain(Tuesday, [Exchange], "awaiting-answer", 12));
        both.When(new LapseAnswer(FirstRequest, SeedRegime), AnswerDue).Then(Facts.Lapsed(AnswerDue, [Teams]));
    }

    [Fact]
    public void of_nothing_that_was_validated_is_refused()
    {
        Spec.GivenNothing.When(_bounced, Monday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_bounced, Monday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_bounced, Monday).ThenRefused(WindowRefusals.WindowUnknown);
        Stories.UnderReview.When(_bounced, Monday).ThenRefused(WindowRefusals.WindowUnknown);
    }

    private static RecordNotification Accepted(WindowId window, Instant ends) =>
        new(window, "message-1@ledger.example", ends, London, Weekends, Terms2020);

    private static ValueList<ClaimEvent> CameBackFacts(ValueList<LineId> lines, string? enhanced = "5.1.1") =>
    [
        new NotificationFailed(TheClaim, lines, Monday, FirstWindow, 550, enhanced),
        new InfoRequested(
            TheClaim,
            lines,
            Monday,
            _request,
            [RequestedItem.CustomerContact],
            [],
            null,
            SeedRegime.Count(Period.BusinessDays(5), Monday),
            CustomerUnreachable: true,
            Facts.Decided.Asked(
                "customer-reachable",
                Terms2020.AnswerWindow.Source,
                "no",
                new RuleInput("status", "550"),
                new RuleInput("enhanced-status", enhanced ?? "none"))),
    ];

    private static InfoProvided Answered(ValueList<LineId>? lines = null, int asked = 11) =>
        Facts.Answered(Answers.AnotherContact, Tuesday, lines, asked) with { RequestId = _request };
}
