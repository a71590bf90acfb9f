using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Domain.Tests.Contests;
using Cpor.Ledger.Domain.Tests.Disputes;
using Cpor.Ledger.Domain.WhatIf;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.WhatIf;

/// <summary>What people did stays as it was; only the terms are others.</summary>
public class disputes_contests_and_endings_under_other_terms
{
    private static readonly ProgrammeTerms _others = Terms2020 with { Hash = new string('f', 64) };

    [Fact]
    public void are_the_same_under_the_same()
    {
        Past[] pasts =
        [
            DisputeFacts.Disputed10,
            DisputeFacts.Disputed10.And(DisputeFacts.Finally()),
            DisputeFacts.Lapsed10,
            ContestFacts.Incumbent.And(ContestFacts.Proof(Tuesday), ContestFacts.Answered(Tuesday)),
            ContestFacts.Incumbent.And(ContestFacts.DecidedTheirs(
                ContestSide.Challenger, ContestReason.Conceded, ContestFacts.HearingEnds)),
        ];

        foreach (var past in pasts)
            Under(past.Facts, _others).ShouldBeEmpty();
    }

    [Fact]
    public void a_dispute_comes_too_late_where_the_time_is_shorter()
    {
        var oneDay = _others with { DisputeWindow = new(Period.CalendarDays(1), "one day") };
        var late = Stories.Rejected.And(DisputeFacts.Disputed(Tuesday + Duration.FromDays(1)));

        var dispute = Rule("disputed-in-time", Under(late.Facts, oneDay));

        (dispute.Version, dispute.Fact).ShouldBe((10, "disputed.v1"));
        dispute.Own.ShouldBe(new("yes", Terms2020.DisputeWindow.Source, []));
        dispute.Other.ShouldBe(new("no", "one day", [new RuleInput("refused", "dispute-window-over")]));
        Rules(Under(DisputeFacts.Disputed10.Facts, oneDay)).ShouldBe(["dispute-window"], "in time under both");
    }

    [Fact]
    public void a_dispute_is_none_where_they_leave_none()
    {
        var never = _others with { Disputes = new(0, "never") };

        var differences = Under(DisputeFacts.Disputed10.Facts, never);

        Rules(differences).ShouldBe(["disputes", "dispute-left"]);
        Rule("dispute-left", differences).Other
            .ShouldBe(new("no", "never", [new RuleInput("refused", "no-dispute-left")]));
    }

    [Fact]
    public void a_dispute_is_promised_another_review()
    {
        var slower = _others with { ReviewPromise = new(Period.BusinessDays(19), "slower") };

        Under(DisputeFacts.Disputed10.Facts, slower)
            .Where(found => found.Rule == "review-promise").Select(found => found.Fact)
            .ShouldBe(["review-opened.v1", "disputed.v1"]);
    }

    [Fact]
    public void a_rejection_that_was_final_can_be_disputed_where_they_leave_another()
    {
        var twice = _others with { Disputes = new(2, "twice") };

        var left = Rule("dispute-left", Under(DisputeFacts.Disputed10.And(DisputeFacts.Finally()).Facts, twice));

        (left.Fact, left.Own.Answer, left.Other).ShouldBe(("rejected-finally.v1", "no", new("yes", "twice", [])));
    }

    [Fact]
    public void a_dispute_that_lapsed_is_still_open_where_the_time_is_longer()
    {
        var longer = _others with { DisputeWindow = new(Period.CalendarDays(60), "sixty days") };

        var lapse = Rule("dispute-lapsed", Under(DisputeFacts.Lapsed10.Facts, longer));

        (lapse.Version, lapse.Own.Answer).ShouldBe((10, "yes"));
        lapse.Other.ShouldBe(new("no", "sixty days", [new RuleInput("refused", "dispute-window-open")]));
    }

    [Fact]
    public void an_incumbent_is_heard_for_as_long_as_they_say()
    {
        var longer = _others with { AnswerWindow = new(Period.BusinessDays(14), "fourteen") };
        var decided = ContestFacts.Incumbent.And(ContestFacts.DecidedTheirs(
            ContestSide.Challenger, ContestReason.MostRecentProof, ContestFacts.HearingEnds));

        var differences = Under(decided.Facts, longer);

        var ends = SeedRegime.Count(Period.BusinessDays(14), ContestFacts.ContestedAt).Ends;
        Rule("hearing", differences).Other.Answer.ShouldBe(StoredFormat.InstantPattern.Format(ends));
        var heard = Rule("incumbent-heard", differences);
        heard.Own.ShouldBe(new("in-silence", Terms2020.AnswerWindow.Source, []));
        heard.Other.ShouldBe(new("no", "fourteen", [RuleInput.At("hearing-ends", ends)]));
    }

    [Fact]
    public void an_incumbent_answers_too_late_where_the_time_is_shorter()
    {
        var oneDay = _others with { AnswerWindow = new(Period.CalendarDays(1), "one day") };
        var late = ContestFacts.ContestedAt + Duration.FromDays(3);
        var answered = ContestFacts.Incumbent.And(ContestFacts.Proof(late), ContestFacts.Answered(late));

        Rule("heard-in-time", Under(answered.Facts, oneDay)).Other
            .ShouldBe(new("no", "one day", [new RuleInput("refused", "hearing-over")]));
    }

    [Fact]
    public void a_slot_is_not_free_where_revenue_takes_it()
    {
        var held = Facts.HeldByFabrikam(TeamsSlot, Activity.RevenueAssociation);

        var differences = Under([held, .. Stories.Official.Facts], TermsDocument.Cpor2023);

        var free = differences.Where(found => found.Rule == "slot-free").ToList();
        free.Select(found => found.Fact).ShouldBe(["review-opened.v1", "validated.v1", "official.v1"]);
        free.ShouldAllBe(found => found.LineIds.Count == 1 && found.LineIds[0] == Teams);
        free[^1].Own.ShouldBe(new("yes", Terms2020.Exclusivity.Source, []));
        free[^1].Other.ShouldBe(new(
            "no",
            TermsDocument.Cpor2023.Exclusivity.Source,
            [new RuleInput("holder", $"{FabrikamsClaim}", LineId: Teams)]));
    }

    [Fact]
    public void a_slot_is_free_again_when_another_claim_left_it()
    {
        var held = Facts.HeldByFabrikam(TeamsSlot, Activity.RevenueAssociation);
        var left = Facts.Ended(Monday, [Teams]) with { ClaimId = FabrikamsClaim, LineIds = [FabrikamsLine] };

        Rules(Under([held, left, .. Stories.Official.Facts], TermsDocument.Cpor2023)).ShouldNotContain("slot-free");
        Rules(Under([.. Stories.Official.Facts, held], TermsDocument.Cpor2023)).ShouldNotContain("slot-free");
    }

    [Fact]
    public void a_contest_is_none_where_activities_share_a_slot()
    {
        var held = Facts.HeldByFabrikam(TeamsSlot, Activity.PreSales);
        var contested = Facts.Contested(
            Teams, TeamsSlot, null, Facts.Decided.SlotAsked(Exchange, ExchangeSlot).SlotAsked(
                Teams, TeamsSlot, FabrikamsClaim));
        var shared = _others with
        {
            Exclusivity = new(
                new Exclusivity(ActivitySeparatesHolders: true, RevenueAssociationTakesSlot: true), "both"),
        };
        IEnumerable<ClaimEvent> facts = [held, .. Stories.UnderReview.Facts, contested];

        var free = Under(facts, shared)
            .Where(found => found.Rule == "slot-free").ShouldHaveSingleItem();

        (free.Fact, free.Own.Answer).ShouldBe(("contested.v1", "no"));
        free.Other.ShouldBe(new("yes", "both", [new RuleInput("holder", "none", LineId: Teams)]));
        var strict = shared with { Exclusivity = new(new Exclusivity(false, true), "strict") };
        Under(facts, strict).Where(found => found.Fact == "contested.v1").ShouldBeEmpty();
    }

    [Fact]
    public void a_customer_declines_late_only_where_they_say_so()
    {
        var own = new Regime(TermsDocument.Cpor2023, Weekends);
        var declined = Facts.Ended(Tuesday) with { Reason = EndReason.CustomerDeclined };

        var late = ClaimUnderOtherTerms
            .Differences(TheClaim, Stories.Official.And(declined).Facts, own, Other(Terms2020))
            .Where(found => found is { Rule: "late-decline", Version: 12 })
            .ShouldHaveSingleItem();

        (late.Own.Answer, late.Other.Answer).ShouldBe(("yes", "no"));
        Under(Stories.Ended.Facts, TermsDocument.Cpor2023).ShouldNotContain(found => found.Version == 12);
    }

    private static ValueList<Difference> Under(IEnumerable<ClaimEvent> facts, ProgrammeTerms other) =>
        ClaimUnderOtherTerms.Differences(TheClaim, facts, SeedRegime, Other(other));

    private static OtherTerms Other(ProgrammeTerms other) =>
        new(new Regime(other, Weekends), new BusinessCalendars([Weekends]));

    private static Difference Rule(string rule, ValueList<Difference> differences) => differences
        .Where(found => found.Rule == rule)
        .ShouldHaveSingleItem($"{rule} among {string.Join(", ", Rules(differences))}");

    private static IEnumerable<string> Rules(ValueList<Difference> differences) =>
        differences.Select(found => found.Rule);
}
