using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using static Cpor.Ledger.Domain.Tests.Contests.ContestFacts;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Contests;

/// <summary>The incumbent's claim in the transaction that decides or drops a contest.</summary>
public class hearing_of_the_decision
{
    private static readonly RecordContestDecision _lost =
        new(Theirs, ContestSide.Challenger, ContestReason.BetterProof, FabrikamsClaim, Terms2020);

    private static readonly DropContest _dropped = new(Theirs);

    [Theory]
    [InlineData(ContestSide.Challenger, ContestReason.BetterProof)]
    [InlineData(ContestSide.Incumbent, ContestReason.MostRecentProof)]
    public void changes_nothing_of_the_association(ContestSide winner, ContestReason reason)
    {
        var after = Incumbent.When(_lost with { Winner = winner, Reason = reason }, HearingEnds)
            .Then(DecidedTheirs(winner, reason, HearingEnds));

        after.Lines.ShouldAllBe(line => line.State == new LineState.Official(OptOutEnds));
        after.State.ShouldBeOfType<Claim.Filed>().Contests.ShouldHaveSingleItem().Winner.ShouldBe(winner);
    }

    [Fact]
    public void again_adds_nothing() => Incumbent
        .And(DecidedTheirs(ContestSide.Challenger, ContestReason.BetterProof, HearingEnds))
        .When(_lost, HearingEnds).ThenNothing();

    [Fact]
    public void otherwise_than_before_is_refused() => Incumbent
        .And(DecidedTheirs(ContestSide.Incumbent, ContestReason.BetterProof, HearingEnds))
        .When(_lost, HearingEnds).ThenRefused(ContestRefusals.ContestDecidedOtherwise);

    [Fact]
    public void of_a_contest_that_nobody_told_it_of_adds_nothing()
    {
        Stories.Official.When(_lost, HearingEnds).ThenNothing();
        Challenger.When(_lost with { ContestId = Ours }, HearingEnds).ThenNothing();
        Stories.Drafted.When(_lost, HearingEnds).ThenNothing();
        Spec.GivenNothing.When(_lost, HearingEnds).ThenRefused(ClaimRefusals.NotFound);
    }

    [Fact]
    public void that_the_challenger_left_ends_the_contest()
    {
        var after = Incumbent.When(_dropped, HearingEnds)
            .Then(new ContestDropped(TheClaim, [Teams], HearingEnds, Theirs));

        after.State.ShouldBeOfType<Claim.Filed>().Contests.ShouldHaveSingleItem().IsOpen.ShouldBeFalse();
        after.State!.NextReminder().ShouldBeNull();
    }

    [Fact]
    public void that_the_challenger_left_means_nothing_once_it_is_over()
    {
        Incumbent.And(DecidedTheirs(ContestSide.Challenger, ContestReason.Conceded, HearingEnds))
            .When(_dropped, HearingEnds).ThenNothing();
        Incumbent.And(Facts.Ended(HearingEnds)).When(_dropped, HearingEnds).ThenNothing();
        Stories.Official.When(_dropped, HearingEnds).ThenNothing();
        Challenger.When(_dropped with { ContestId = Ours }, HearingEnds).ThenNothing();
        Spec.GivenNothing.When(_dropped, HearingEnds).ThenRefused(ClaimRefusals.NotFound);
    }
}
