using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Tests.Claims;
using Cpor.Ledger.Domain.Tests.Disputes;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Contests.ContestFacts;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Contests;

public class deciding_a_contest
{
    private static readonly DecideContest _challengerWins = new(
        Ours,
        ContestSide.Challenger,
        ContestReason.BetterProof,
        FirstWindow,
        Text("comment", "well-shown"),
        FabrikamsHeard.State,
        FabrikamHoldsTeams,
        SeedRegime);

    private static readonly DecideContest _incumbentWins =
        _challengerWins with { Winner = ContestSide.Incumbent, Reason = ContestReason.MostRecentProof };

    [Fact]
    public void for_the_challenger_has_its_customer_told_next()
    {
        var record = Decided(
            ContestSide.Challenger,
            ContestReason.BetterProof,
            "yes",
            documents: [LetterDigest, StatementDigest]);

        var after = Challenger.When(_challengerWins, ContestedAt).Then(
            DecidedOurs(
                ContestSide.Challenger,
                ContestReason.BetterProof,
                ContestedAt,
                record,
                Text("comment", "well-shown")),
            Accepted(record, ContestedAt));

        after.Lines.Select(line => line.State)
            .ShouldBe([new LineState.UnderReview(), new LineState.Validated(FirstWindow)]);
    }

    [Fact]
    public void for_the_challenger_contests_who_shares_the_slot_before_the_customer_is_told()
    {
        var sharing = ClaimId.Parse("01900000-0000-7000-8000-000000000003");
        var holders = FabrikamHoldsTeams.Evolve(Facts.HeldByFabrikam(TeamsSlot) with { ClaimId = sharing });
        var record = Decided(
            ContestSide.Challenger, ContestReason.BetterProof, "yes", documents: [LetterDigest, StatementDigest]);
        var next = ContestId.For(TheClaim, Teams, 11);

        var after = Challenger.When(_challengerWins with { Holders = holders }, ContestedAt).Then(
            DecidedOurs(
                ContestSide.Challenger, ContestReason.BetterProof, ContestedAt, record, Text("comment", "well-shown")),
            Facts.Contested(
                Teams,
                TeamsSlot,
                FirstWindow,
                Facts.Decided
                    .Asked(
                        "contest-won",
                        Arbitration,
                        "yes",
                        new RuleInput("contested-slot", $"{TeamsSlot}", 9, Teams),
                        new RuleInput("superseded-claim", $"{FabrikamsClaim}", LineId: Teams))
                    .SlotAsked(Teams, TeamsSlot, sharing)) with
            {
                HappenedAt = ContestedAt,
                Slots = [new(Teams, TeamsSlot, sharing)],
            });

        after.Lines[1].State.ShouldBe(new LineState.Contested(sharing));
        after.State.ShouldBeOfType<Claim.Filed>().Challenge(Teams)!.Id.ShouldBe(next);
        ConsequentCommand.Of(Challenger.State, after.Facts.TakeLast(2).ToValueList())
            .Select(asked => (asked.ClaimId, asked.Command(SeedRegime, null).GetType()))
            .ShouldBe([(FabrikamsClaim, typeof(RecordContestDecision)), (sharing, typeof(OpenContest))]);
    }

    [Fact]
    public void for_the_incumbent_rejects_the_line_which_can_be_disputed()
    {
        var record = Decided(
            ContestSide.Incumbent,
            ContestReason.MostRecentProof,
            "yes",
            documents: [LetterDigest, StatementDigest]);

        Challenger.When(_incumbentWins, Monday)
            .Then(
                DecidedOurs(
                    ContestSide.Incumbent,
                    ContestReason.MostRecentProof,
                    Monday,
                    record,
                    Text("comment", "well-shown")),
                Lost(record, Text("comment", "well-shown")))
            .State!.NextDeadline().ShouldBe(Instant.FromUtc(2020, 9, 29, 7, 0), "the other line is under review");
    }

    [Fact]
    public void for_the_challenger_waits_until_the_incumbent_was_heard()
    {
        var unheard = _challengerWins with { Incumbent = Fabrikams.State, Comment = null };
        var record = Decided(
            ContestSide.Challenger, ContestReason.BetterProof, "in-silence", documents: [StatementDigest]);

        Challenger.When(unheard, HearingEnds - Microsecond).ThenRefused(ContestRefusals.IncumbentNotHeard);
        Challenger.When(unheard, HearingEnds - Duration.Epsilon).ThenRefused(ContestRefusals.IncumbentNotHeard);
        Challenger.When(unheard, HearingEnds).Then(
            DecidedOurs(ContestSide.Challenger, ContestReason.BetterProof, HearingEnds, record),
            Accepted(record, HearingEnds));
    }

    [Fact]
    public void for_the_incumbent_need_not_wait()
    {
        var record = Decided(
            ContestSide.Incumbent, ContestReason.MostRecentProof, "no", documents: [StatementDigest]);

        Challenger.When(_incumbentWins with { Incumbent = Fabrikams.State, Comment = null }, Monday).Then(
            DecidedOurs(ContestSide.Incumbent, ContestReason.MostRecentProof, Monday, record),
            Lost(record, null));
    }

    [Fact]
    public void of_which_the_incumbent_never_heard_need_not_wait_either()
    {
        var record = Decided(ContestSide.Challenger, ContestReason.BetterProof, "in-silence");

        Challenger.When(_challengerWins with { Incumbent = null, Comment = null }, Monday).Then(
            DecidedOurs(ContestSide.Challenger, ContestReason.BetterProof, Monday, record),
            Accepted(record, Monday));
    }

    [Fact]
    public void after_a_lost_dispute_is_final()
    {
        var lost = Decided(
            ContestSide.Incumbent,
            ContestReason.MostRecentProof,
            "yes",
            documents: [LetterDigest, StatementDigest]);
        var disputed = Challenger
            .And(DecidedOurs(ContestSide.Incumbent, ContestReason.MostRecentProof, Monday, lost), Lost(lost, null))
            .And(DisputeFacts.Disputed(Monday, [Teams], 11));
        var again = ContestId.For(TheClaim, Teams, 13);
        var contested = disputed.When(new ValidateLines(FirstWindow, [Teams], FabrikamHoldsTeams, Terms2020), Monday)
            .Then(Facts.Contested(
                Teams, TeamsSlot, FirstWindow, Facts.Decided.SlotAsked(Teams, TeamsSlot, FabrikamsClaim)));

        contested.State.ShouldBeOfType<Claim.Filed>().Challenge(Teams)!.Id.ShouldBe(again, "it is a new contest");
        var record = Decided(
            ContestSide.Incumbent, ContestReason.MostRecentProof, "in-silence", opened: 13);
        contested.When(_incumbentWins with { ContestId = again, Incumbent = null, Comment = null }, Monday)
            .Then(
                DecidedOurs(ContestSide.Incumbent, ContestReason.MostRecentProof, Monday, record) with
                {
                    ContestId = again,
                },
                new RejectedFinally(
                    TheClaim,
                    [Teams],
                    Monday,
                    RejectionReason.ContestLost,
                    [],
                    [],
                    null,
                    record.DisputeLeft([Teams], "no", 1)))
            .When(_incumbentWins, Monday).ThenNothing();
    }

    [Fact]
    public void again_is_recognised_whatever_came_after()
    {
        var won = Challenger.And(
            DecidedOurs(ContestSide.Challenger, ContestReason.BetterProof, Monday, Facts.Decided),
            Facts.Validated([Teams]),
            Facts.Notified([Teams]),
            Facts.OptedOut(Tuesday, [Teams]));

        won.When(_challengerWins, Tuesday).ThenNothing();
        won.When(_challengerWins with { WindowId = SecondWindow, Holders = NobodyHolds }, Tuesday).ThenNothing();
    }

    [Fact]
    public void otherwise_than_before_is_refused() => Challenger
        .And(DecidedOurs(ContestSide.Challenger, ContestReason.BetterProof, Monday, Facts.Decided))
        .When(_incumbentWins, Tuesday).ThenRefused(ContestRefusals.ContestDecidedOtherwise);

    [Fact]
    public void over_a_slot_that_has_another_holder_by_now_is_refused()
    {
        var another = SlotHolders.None.Evolve(
            Facts.HeldByFabrikam(TeamsSlot) with { ClaimId = ClaimId.Parse("01900000-0000-7000-8000-000000000003") });

        Challenger.When(_challengerWins with { Holders = NobodyHolds }, HearingEnds)
            .ThenRefused(ContestRefusals.ContestMoot);
        Challenger.When(_challengerWins with { Holders = another }, HearingEnds)
            .ThenRefused(ContestRefusals.ContestMoot);
        Challenger.When(_incumbentWins with { Holders = another }, HearingEnds)
            .ThenRefused(ContestRefusals.ContestMoot);
    }

    [Fact]
    public void that_the_challenger_left_is_refused() => Challenger
        .And(new Withdrawn(TheClaim, Facts.Both, Monday, null))
        .When(_challengerWins, HearingEnds).ThenRefused(ContestRefusals.ContestMoot);

    [Fact]
    public void for_the_challenger_waits_for_the_answer_to_a_question()
    {
        var asked = Challenger.And(Facts.Asked([Teams], state: "contested", since: 9));

        asked.When(_challengerWins, HearingEnds).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        asked.And(Facts.Answered(Answers.AnotherContact, Tuesday, [Teams], 10)).Lines[1].State
            .ShouldBe(new LineState.Contested(FabrikamsClaim), "it is contested as before");
    }

    [Fact]
    public void under_a_window_of_other_lines_is_refused() => Challenger.And(Facts.Validated([Exchange]))
        .When(_challengerWins, HearingEnds).ThenRefused(WindowRefusals.WindowIdUsed);

    [Fact]
    public void is_asked_of_the_challengers_claim_alone()
    {
        Fabrikams.When(_challengerWins, HearingEnds).ThenRefused(ContestRefusals.ContestUnknown);
        Challenger.When(_challengerWins with { ContestId = Theirs }, HearingEnds)
            .ThenRefused(ContestRefusals.ContestUnknown);
        Stories.Drafted.When(_challengerWins, HearingEnds).ThenRefused(ContestRefusals.ContestUnknown);
        Stories.Dropped.When(_challengerWins, HearingEnds).ThenRefused(ContestRefusals.ContestUnknown);
        Spec.GivenNothing.When(_challengerWins, HearingEnds).ThenRefused(ClaimRefusals.NotFound);
    }

    private static Validated Accepted(DecisionRecord record, Instant at) => new(
        TheClaim,
        [Teams],
        at,
        FirstWindow,
        record.Asked("proof-suffices", Arbitration, "yes", new RuleInput("document", StatementDigest, 2)));

    private static Rejected Lost(DecisionRecord record, Sealed? comment) => new(
        TheClaim,
        [Teams],
        Monday,
        RejectionReason.ContestLost,
        [],
        [],
        comment,
        record.DisputeLeft([Teams]))
    {
        DisputeEnds = Facts.DisputeEnds(Monday),
    };
}
