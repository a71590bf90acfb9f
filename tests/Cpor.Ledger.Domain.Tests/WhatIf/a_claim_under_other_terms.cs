using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Domain.WhatIf;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.WhatIf;

/// <summary>Facts are as they were; the terms are others.</summary>
public class a_claim_under_other_terms
{
    private static readonly ProgrammeTerms _terms2023 = TermsDocument.Cpor2023;
    private static readonly Regime _regime2023 = new(_terms2023, Weekends);
    private static readonly BusinessCalendars _weekends = new([Weekends]);

    [Fact]
    public void decides_the_same_under_its_own()
    {
        Past[] pasts = [Stories.Official, Stories.OptedOut, Stories.Rejected, Stories.Ended, Stories.Asked];

        foreach (var past in pasts)
            Under(past, Terms2020).ShouldBeEmpty();
    }

    [Fact]
    public void was_never_decided_on_when_it_was_never_submitted()
    {
        Under(Stories.Drafted, _terms2023).ShouldBeEmpty();
        Under(Stories.Dropped, _terms2023).ShouldBeEmpty();
        Under(Spec.GivenNothing, _terms2023).ShouldBeEmpty();
    }

    [Fact]
    public void lacks_what_only_they_ask_for_when_it_is_submitted()
    {
        var lacking = Rule("acknowledgements-made", Under(Stories.Filed, _terms2023));

        lacking.Own.ShouldBe(new("yes", Terms2020.Acknowledgements.Source, []));
        lacking.Other.ShouldBe(new(
            "no", _terms2023.Acknowledgements.Source, [new RuleInput("required", "acknowledgements")]));
        (lacking.Version, lacking.Fact, lacking.HappenedAt).ShouldBe((3, "submitted.v1", Monday));
        lacking.LineIds.ShouldBe(Facts.Both);
    }

    [Fact]
    public void lacks_a_subscription_that_was_found_and_not_given()
    {
        var fields = Rule("required-fields-given", Under(Submitted(SalesDetails, Terms2020), _terms2023));

        fields.Other.Inputs.ShouldBe([new RuleInput("required", "lines[0].subscriptionId")]);
        fields.Own.Answer.ShouldBe("yes");
    }

    [Fact]
    public void lacks_what_only_the_earlier_ones_asked_for()
    {
        var details = SalesDetails with
        {
            DomainName = null,
            TechnicalContact = null,
            Lines = [new(Exchange, Product: new ProductKey("power-pages"), SubscriptionId: SalesSubscription)],
            Acknowledgements = _terms2023.Acknowledgements.Value,
            PaymentOptOut = true,
        };

        var differences = Under(Submitted(details, _terms2023), Terms2020, _regime2023);

        Rule("required-fields-given", differences).Other.Inputs
            .ShouldBe([new RuleInput("required", "domainName")]);
        Rule("acknowledgements-made", differences).Other.Inputs
            .ShouldBe([new RuleInput("unknown", "acknowledgements")]);
        Rule("payment-opt-out-offered", differences).Other.Inputs
            .ShouldBe([new RuleInput("not-offered", "paymentOptOut")]);
        Rule("product-claimable", differences).Other.Source.ShouldBe(Terms2020.Products.Source);
    }

    [Fact]
    public void takes_its_slot_for_revenue_only_under_those_of_2023()
    {
        var details = SalesDetails with
        {
            Activities = [Activity.RevenueAssociation],
            SolutionSeller = Text("solution-seller", "x"),
            CustomerName = Text("customer-name", "x"),
            SolutionName = Text("solution-name", "x"),
        };

        var slot = Rule("takes-slot", Under(Submitted(details, Terms2020), _terms2023));

        (slot.Own.Answer, slot.Other.Answer).ShouldBe(("no", "yes"));
        Rules(Under(Stories.Filed, _terms2023)).ShouldNotContain("takes-slot", "usage takes it under both");
    }

    [Fact]
    public void is_promised_another_review_and_other_time_to_answer()
    {
        var differences = Under(Stories.Asked, _terms2023);

        Answers(Rule("review-promise", differences))
            .ShouldBe((Counted(Period.BusinessDays(10)), Counted(Period.BusinessDays(19))));
        Answers(Rule("answer-window", differences))
            .ShouldBe((Counted(Period.BusinessDays(5)), Counted(Period.BusinessDays(14))));
        Rule("answer-window", differences).Other.Inputs.ShouldBe([new RuleInput("business-days", "14")]);
    }

    [Fact]
    public void is_still_open_for_an_answer_where_it_lapsed()
    {
        var past = Stories.Asked.And(Facts.Lapsed(AnswerDue));

        var lapse = Rule("answer-lapsed", Under(past, _terms2023));

        (lapse.Version, lapse.Own.Answer, lapse.Other.Answer).ShouldBe((10, "yes", "no"));
        lapse.Other.Inputs.ShouldBe([new RuleInput("refused", "answer-window-open")]);
    }

    [Fact]
    public void was_answered_too_late_where_the_time_is_shorter()
    {
        var oneDay = Terms2020 with
        {
            AnswerWindow = new(Period.CalendarDays(1), "a shorter document"),
            Hash = new string('f', 64),
        };
        var answer = new Answer(null, Ada, null, null, [], [], null);
        var answered = Stories.Asked.And(Facts.Answered(answer, Tuesday));
        var late = Stories.Asked.And(Facts.Answered(answer, Tuesday + Duration.FromDays(1)));

        Rules(Under(answered, oneDay)).ShouldBe(["answer-window"]);
        var difference = Rule("answered-in-time", Under(late, oneDay));
        difference.Other.ShouldBe(new(
            "no", "a shorter document", [new RuleInput("refused", "answer-window-over")]));
    }

    [Fact]
    public void gives_seven_days_the_same_end_as_five_business_days_but_after_a_saturday()
    {
        var saturday = Monday + Duration.FromDays(5);
        var notified = Stories.Accepted.And(Facts.Notified(at: saturday));

        Under(Stories.Notified, TermsDocument.Cpor2020Manage).ShouldBeEmpty();
        var window = Rule("opt-out-window", Under(notified, TermsDocument.Cpor2020Manage));
        Answers(window).ShouldBe(("2020-09-25T23:00:00Z", "2020-09-26T23:00:00Z"));
        window.Own.Inputs.ShouldBe([new RuleInput("business-days", "5")]);
        window.Other.Inputs.ShouldBe([new RuleInput("calendar-days", "7")]);
    }

    [Fact]
    public void becomes_official_when_the_other_window_ends()
    {
        var tenDays = Terms2020 with
        {
            OptOutWindow = new(Period.CalendarDays(10), "ten days"),
            Hash = new string('f', 64),
        };
        var ends = Deadline.Count(Period.CalendarDays(10), Monday, London, Weekends).Ends;

        foreach (var window in new[] { "opt-out-window", "effective-at" })
        {
            Answers(Rule(window, Under(Stories.Official, tenDays))).ShouldBe((Stored(OptOutEnds), Stored(ends)));
        }

        var twoDays = tenDays with { OptOutWindow = new(Period.CalendarDays(2), "two days") };
        Answers(Rule("effective-at", Under(Stories.Official, twoDays))).Other
            .ShouldBe(Stored(Deadline.Count(Period.CalendarDays(2), Monday, London, Weekends).Ends));
    }

    [Fact]
    public void was_opted_out_of_too_late_where_the_window_is_shorter()
    {
        var oneDay = Terms2020 with
        {
            OptOutWindow = new(Period.CalendarDays(1), "one day"),
            Hash = new string('f', 64),
        };
        var late = Stories.Notified.And(Facts.OptedOut(OptOutEnds - Microsecond));

        Rules(Under(Stories.OptedOut, oneDay)).ShouldBe(["opt-out-window"], "Tuesday is in time under both");
        var difference = Rule("opted-out-in-time", Under(late, oneDay));
        (difference.Version, difference.Own.Answer).ShouldBe((11, "yes"));
        difference.Other.ShouldBe(new("no", "one day", [new RuleInput("refused", "opt-out-window-over")]));
    }

    [Fact]
    public void can_be_declined_late_only_where_they_say_so()
    {
        var late = Rule("late-decline", Under(Stories.Official, _terms2023));

        late.Own.ShouldBe(new("no", "Silent in cpor-2020-08", []));
        late.Other.ShouldBe(new("yes", _terms2023.LateDecline!.Source, []));
    }

    [Fact]
    public void can_be_disputed_for_as_long_and_as_often_as_they_say()
    {
        var twice = Terms2020 with
        {
            DisputeWindow = new(Period.CalendarDays(60), "sixty days"),
            Disputes = new(2, "twice"),
            Hash = new string('f', 64),
        };

        var differences = Under(Stories.Rejected, twice);

        Answers(Rule("dispute-window", differences))
            .ShouldBe((Counted(Period.CalendarDays(30)), Counted(Period.CalendarDays(60))));
        Answers(Rule("disputes", differences)).ShouldBe(("1", "2"));
    }

    [Fact]
    public void keeps_a_promise_of_the_same_period_whichever_calendar_it_was_counted_by()
    {
        var shipped = new OtherTerms(
            new Regime(Terms2020 with { Hash = new string('f', 64) }, BusinessCalendars.Shipped.For("US")),
            BusinessCalendars.Shipped);

        var beforeChristmas = Stories.Accepted.And(Facts.Notified(at: Instant.FromUtc(2020, 12, 21, 12, 0)));

        ClaimUnderOtherTerms.Differences(TheClaim, beforeChristmas.Facts, SeedRegime, shipped).ShouldBeEmpty();
    }

    [Fact]
    public void is_looked_at_without_a_fault_whatever_its_facts_are()
    {
        foreach (var fact in Stories.Ended.Facts)
            Should.NotThrow(() => Under(Spec.Given(fact), _terms2023), $"{fact.GetType().Name} alone");
    }

    private static Past Submitted(ClaimDetails details, ProgrammeTerms terms)
    {
        var drafted = Spec.Given(Facts.Created(details), Facts.Proved(details.Lines.Select(line => line.LineId)));
        var decided = new SubmitClaim(terms, OneSubscription, NobodyHolds).Decide(drafted.State, Monday);
        return drafted.And(decided.ShouldBeOfType<Decision<ClaimEvent>.Accepted>($"{decided}").Facts);
    }

    private static ValueList<Difference> Under(Past past, ProgrammeTerms other, Regime? own = null) =>
        ClaimUnderOtherTerms.Differences(
            TheClaim, past.Facts, own ?? SeedRegime, new OtherTerms(new Regime(other, Weekends), _weekends));

    private static Difference Rule(string rule, ValueList<Difference> differences) =>
        differences.Where(difference => difference.Rule == rule).ShouldHaveSingleItem(
            $"{rule} among {string.Join(", ", Rules(differences))}");

    private static IEnumerable<string> Rules(ValueList<Difference> differences) =>
        differences.Select(difference => difference.Rule);

    private static (string Own, string Other) Answers(Difference difference) =>
        (difference.Own.Answer, difference.Other.Answer);

    private static string Counted(Period period) => Stored(SeedRegime.Count(period, Monday).Ends);

    private static string Stored(Instant instant) => StoredFormat.InstantPattern.Format(instant);
}
