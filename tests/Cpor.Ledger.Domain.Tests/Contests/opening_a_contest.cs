using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Contests;

public class opening_a_contest
{
    private static readonly OpenContest _open = new(ContestFacts.Theirs, TeamsSlot, FabrikamsClaim, SeedRegime);

    [Fact]
    public void begins_the_time_in_which_the_incumbent_is_heard()
    {
        var after = Stories.Official.When(_open, ContestFacts.ContestedAt).Then(ContestFacts.Contested());

        after.Lines.ShouldAllBe(line => line.State == new LineState.Official(OptOutEnds), "the association stands");
        after.State.ShouldBeOfType<Claim.Filed>().Contests.ShouldHaveSingleItem().ShouldBe(new Contest(
            ContestFacts.Theirs,
            ContestSide.Incumbent,
            Teams,
            TeamsSlot,
            FabrikamsClaim,
            12,
            ContestFacts.Contested().HearingEnds.Due()));
    }

    [Fact]
    public void of_a_second_challenger_stands_beside_the_first()
    {
        var second = ContestId.For(ClaimId.Parse("01900000-0000-7000-8000-000000000003"), FabrikamsLine, 9);

        ContestFacts.Incumbent.When(_open with { ContestId = second }, ContestFacts.ContestedAt)
            .Then(ContestFacts.Contested() with { ContestId = second })
            .State.ShouldBeOfType<Claim.Filed>().Contests.ShouldAllBe(contest => contest.IsOpen);
    }

    [Fact]
    public void again_adds_nothing_in_whatever_state_the_claim_is_by_now()
    {
        ContestFacts.Incumbent.When(_open, Tuesday).ThenNothing();
        ContestFacts.Incumbent.And(Facts.Ended(OptOutEnds)).When(_open, Tuesday).ThenNothing();
    }

    [Fact]
    public void of_a_slot_that_the_claim_does_not_hold_is_refused()
    {
        Stories.Notified.When(_open, OptOutEnds).ThenRefused(ContestRefusals.NotHolding);
        Stories.Ended.When(_open, OptOutEnds).ThenRefused(ContestRefusals.NotHolding);
        Stories.Official.When(_open with { Slot = SalesSlot }, OptOutEnds).ThenRefused(ContestRefusals.NotHolding);
        Stories.Drafted.When(_open, Monday).ThenRefused(ContestRefusals.NotHolding);
        Stories.Dropped.When(_open, Monday).ThenRefused(ContestRefusals.NotHolding);
        Spec.GivenNothing.When(_open, Monday).ThenRefused(ClaimRefusals.NotFound);
    }

    [Fact]
    public void ends_with_the_association()
    {
        var after = ContestFacts.Incumbent.When(
            new EndAssociation([Teams], Text("comment", "goodbye"), Terms2020), ContestFacts.ContestedAt)
            .Then(Facts.Ended(ContestFacts.ContestedAt, [Teams]));

        after.State.ShouldBeOfType<Claim.Filed>().Contests.ShouldHaveSingleItem().Dropped.ShouldBeTrue();
    }
}
