using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Contests.ContestFacts;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Contests;

public class what_other_claims_are_asked
{
    private static readonly SlotHolders _another = SlotHolders.None.Evolve(
        Facts.HeldByFabrikam(TeamsSlot) with { ClaimId = ClaimId.Parse("01900000-0000-7000-8000-000000000003") });

    [Fact]
    public void when_a_line_is_found_contested_is_to_open_the_contest()
    {
        var opened = new OpenContest(Ours, TeamsSlot, TheClaim, SeedRegime);

        Along(Stories.Checked, new OpenReview(SeedRegime, FabrikamHoldsTeams), Monday)
            .ShouldBe([(FabrikamsClaim, opened)]);
        Along(Stories.UnderReview, new ValidateLines(FirstWindow, [Teams], FabrikamHoldsTeams, Terms2020), Monday)
            .ShouldBe([(FabrikamsClaim, opened)]);
        Along(Stories.Notified, new CloseWindow(FirstWindow, FabrikamHoldsTeams, SeedRegime), OptOutEnds)
            .ShouldBe([(FabrikamsClaim, opened with { ContestId = ContestId.For(TheClaim, Teams, 13) })]);
    }

    [Fact]
    public void when_the_slot_has_another_holder_is_to_drop_one_contest_and_open_another() =>
        Along(Challenger, new ValidateLines(FirstWindow, [Teams], _another, Terms2020), Monday).ShouldBe([
            (FabrikamsClaim, new DropContest(Ours)),
            (_another.Holdings[0].ClaimId, new OpenContest(
                ContestId.For(TheClaim, Teams, 10), TeamsSlot, TheClaim, SeedRegime)),
        ]);

    [Fact]
    public void when_the_challengers_line_leaves_the_review_is_to_drop_the_contest()
    {
        var asked = Challenger.And(Facts.Asked([Teams], state: "contested", since: 9));
        ICommand<Claim, ClaimEvent>[] leaving =
        [
            new Withdraw(null),
            new RemoveLines([Teams], null),
            new RejectLines([Teams], RejectionReason.InsufficientProof, [], null, SeedRegime),
        ];

        foreach (var command in leaving)
        {
            Along(Challenger, command, Monday).ShouldBe([(FabrikamsClaim, new DropContest(Ours))], $"{command}");
            Along(asked, command, Monday).ShouldBe([(FabrikamsClaim, new DropContest(Ours))], $"{command}");
        }

        Along(asked, new LapseAnswer(FirstRequest, SeedRegime), AnswerDue)
            .ShouldBe([(FabrikamsClaim, new DropContest(Ours))]);
        Along(Challenger, new ValidateLines(FirstWindow, [Teams], NobodyHolds, Terms2020), Monday)
            .ShouldBe([(FabrikamsClaim, new DropContest(Ours))], "the slot is free by now");
    }

    [Fact]
    public void when_a_question_on_a_contested_line_is_made_and_answered_is_nothing()
    {
        var asked = Challenger.And(Facts.Asked([Teams], state: "contested", since: 9));
        var answer = new ProvideInfo(FirstRequest, Claims.Answers.AnotherContact, SeedRegime);

        ConsequentCommand.Of(Challenger.State, [Facts.Asked([Teams])]).ShouldBeEmpty();
        Along(asked, answer, Tuesday).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ContestSide.Challenger)]
    [InlineData(ContestSide.Incumbent)]
    public void when_the_contest_is_decided_is_to_record_it(ContestSide winner)
    {
        var decide = new DecideContest(
            Ours,
            winner,
            ContestReason.Conceded,
            FirstWindow,
            null,
            FabrikamsHeard.State,
            FabrikamHoldsTeams,
            SeedRegime);

        Along(Challenger, decide, Monday).ShouldBe([
            (FabrikamsClaim, new RecordContestDecision(Ours, winner, ContestReason.Conceded, TheClaim, Terms2020)),
        ]);
    }

    [Fact]
    public void when_the_winner_is_official_is_to_end_the_incumbents_association()
    {
        var won = Challenger.And(
            DecidedOurs(ContestSide.Challenger, ContestReason.BetterProof, Monday, Facts.Decided),
            Facts.Validated([Teams]),
            Facts.Notified([Teams]));

        Along(won, new CloseWindow(FirstWindow, FabrikamHoldsTeams, SeedRegime), OptOutEnds).ShouldBe([
            (FabrikamsClaim, new EndSuperseded(TeamsSlot, Ours, TheClaim, OptOutEnds, Terms2020)),
        ]);
    }

    [Fact]
    public void when_the_winner_is_official_names_the_contest_in_the_record()
    {
        var won = Challenger.And(
            DecidedOurs(ContestSide.Challenger, ContestReason.BetterProof, Monday, Facts.Decided),
            Facts.Validated([Teams]),
            Facts.Notified([Teams]));
        var record = Facts.Decided
            .Asked(
                "contest-won",
                Arbitration,
                "yes",
                new RuleInput("contested-slot", $"{TeamsSlot}", 9, Teams),
                new RuleInput("superseded-claim", $"{FabrikamsClaim}", LineId: Teams))
            .SlotAsked(Teams, TeamsSlot)
            .Asked(
                "opt-out-window-over",
                Terms2020.OptOutWindow.Source,
                "yes",
                RuleInput.At("opt-out-ends", OptOutEnds, 12, Teams),
                RuleInput.At("asked-at", OptOutEnds));

        won.When(new CloseWindow(FirstWindow, FabrikamHoldsTeams, SeedRegime), OptOutEnds)
            .Then(Facts.Official(OptOutEnds, [Teams], record));
    }

    private static List<(ClaimId Claim, ICommand<Claim, ClaimEvent> Command)> Along(
        Past past, ICommand<Claim, ClaimEvent> command, Instant at) =>
        [
            .. ConsequentCommand
                .Of(past.State, command.Decide(past.State, at).ShouldBeOfType<Decision<ClaimEvent>.Accepted>().Facts)
                .Select(asked => (asked.ClaimId, asked.Command(SeedRegime, null))),
        ];
}
