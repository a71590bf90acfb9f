using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

/// <summary>A person brings the mail that came back after the customer's server had accepted it.</summary>
public class a_bounce_after_acceptance
{
    private static readonly Sealed _evidence = Text("evidence", "returned-mail");
    private static readonly RecordBounce _bounce = new(FirstWindow, "5.1.1", _evidence, SeedRegime);
    private static readonly RequestId _request = RequestId.ForUnreachable(FirstWindow);

    /// <summary>Versions 11 and 12.</summary>
    internal static Past Bounced => Stories.Notified.And(Facts.Bounced());

    [Fact]
    public void makes_the_window_void_and_asks_for_another_contact()
    {
        var after = Stories.Notified.When(_bounce, Tuesday).Then(Facts.Bounced());

        after.State!.Status().ShouldBe(ClaimStatus.ActionRequired);
        after.State.ShouldBeOfType<Claim.Filed>().Windows.ShouldHaveSingleItem().Void.ShouldBeTrue();
    }

    [Fact]
    public void means_that_silence_means_nothing() => Bounced
        .When(new CloseWindow(FirstWindow, NobodyHolds, SeedRegime), OptOutEnds).ThenNothing();

    [Fact]
    public void is_possible_until_the_window_was_closed()
    {
        Stories.Notified.When(_bounce, OptOutEnds + Duration.FromDays(1))
            .Then(Facts.Bounced(OptOutEnds + Duration.FromDays(1)));
        Stories.Official.When(_bounce, OptOutEnds).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
    }

    [Fact]
    public void concerns_the_lines_that_were_not_refused() => Stories.Notified.And(Facts.OptedOut(Tuesday, [Teams]))
        .When(_bounce, Tuesday).Then(Facts.Bounced(lines: [Exchange]));

    [Theory]
    [InlineData("4.4.7", "4.4.7")]
    [InlineData(null, null)]
    [InlineData("5.1.1 <ada@northwind.example> unknown", null)]
    [InlineData("2.0.0", null)]
    [InlineData("5.1.1\n", null)]
    public void keeps_nothing_open_but_the_status(string? given, string? kept) => Stories.Notified
        .When(_bounce with { EnhancedStatus = given }, Tuesday).Then(Facts.Bounced(status: kept));

    [Fact]
    public void leads_to_a_new_window()
    {
        var answered = Bounced.And(Facts.Answered(Answers.AnotherContact, Tuesday) with { RequestId = _request });

        answered.Lines.ShouldAllBe(line => line.State == new LineState.UnderReview());
        answered.When(new ValidateLines(SecondWindow, [], NobodyHolds, Terms2020), Monday)
            .Then(Facts.Validated(window: SecondWindow))
            .And(Facts.Notified(window: SecondWindow, at: Tuesday, since: 14))
            .When(_bounce, Tuesday).ThenNothing();
    }

    [Fact]
    public void leads_to_a_promise_of_another_review()
    {
        var answer = new ProvideInfo(_request, Answers.AnotherContact, SeedRegime);
        var promised = Facts.ReviewedAgain(Tuesday, Facts.Both, "awaiting-answer", 12);
        var answered = Bounced.When(answer, Tuesday).Then(
            Facts.Answered(Answers.AnotherContact, Tuesday) with
            {
                RequestId = _request,
                Decision = Facts.Decided.Asked(
                    "answered-in-time",
                    Terms2020.AnswerWindow.Source,
                    "yes",
                    RuleInput.At("answer-due", AnswerDue + Duration.FromDays(1), 12),
                    RuleInput.At("answered-at", Tuesday)),
            },
            promised);

        answered.State!.NextDeadline().ShouldBe(promised.ReviewDue.Ends);
        answered.When(new Remind(), promised.ReviewDue.Ends).Then(
            new Reminded(TheClaim, Facts.Both, promised.ReviewDue.Ends, ReminderOf.Review, promised.ReviewDue.Ends),
            new ReviewEscalated(TheClaim, Facts.Both, promised.ReviewDue.Ends, promised.ReviewDue.Ends));
    }

    [Fact]
    public void does_not_silence_the_customer_who_was_told_after_all()
    {
        var optOut = new OptOut(FirstWindow, [], Terms2020);

        Bounced.When(optOut, OptOutEnds).Then(InTime("awaiting-answer", 12, OptOutEnds));
        Bounced.And(Facts.Answered(Answers.AnotherContact, Tuesday) with { RequestId = _request })
            .When(optOut, OptOutEnds).Then(InTime("under-review", 13, OptOutEnds));
    }

    [Fact]
    public void again_adds_nothing_also_when_the_server_itself_had_refused_the_mail()
    {
        Bounced.When(_bounce, Tuesday).ThenNothing();
        Bounced.When(_bounce with { Evidence = Text("evidence", "other") }, Tuesday).ThenNothing();
        a_notification_that_comes_back.CameBack.When(_bounce, Tuesday).ThenNothing();
    }

    [Fact]
    public void of_a_mail_that_was_not_accepted_is_refused()
    {
        Spec.GivenNothing.When(_bounce, Tuesday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_bounce, Tuesday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_bounce, Tuesday).ThenRefused(WindowRefusals.WindowUnknown);
        Stories.UnderReview.When(_bounce, Tuesday).ThenRefused(WindowRefusals.WindowUnknown);
        Stories.Accepted.When(_bounce, Tuesday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.OptedOut.When(_bounce, Tuesday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
    }

    private static OptedOut InTime(string state, int since, Instant at) => Facts.OptedOut(at) with
    {
        Decision = Facts.Decided.Asked(
            "opted-out-in-time",
            Terms2020.OptOutWindow.Source,
            "yes",
            [.. Facts.At(Facts.Both, state, since), RuleInput.At("refused-at", at)]),
    };
}
