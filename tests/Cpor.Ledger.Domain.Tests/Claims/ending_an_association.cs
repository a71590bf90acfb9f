using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class ending_an_association
{
    private static readonly EndAssociation _end = new([], Text("comment", "goodbye"), Terms2020);

    [Fact]
    public void frees_the_slots_of_every_official_line()
    {
        var after = Stories.Official.When(_end, OptOutEnds).Then(Facts.Ended(OptOutEnds));

        after.State!.Status().ShouldBe(ClaimStatus.Ended);
        after.State!.IsOver().ShouldBeTrue();
        after.Facts.Aggregate(SlotHolders.None, (holders, fact) => holders.Evolve(fact)).Holdings.ShouldBeEmpty();
    }

    [Fact]
    public void of_one_line_leaves_the_others_official()
    {
        var after = Stories.Official.When(_end with { LineIds = [Teams] }, OptOutEnds)
            .Then(Facts.Ended(OptOutEnds, [Teams]));

        after.State!.Status().ShouldBe(ClaimStatus.Official);
        after.When(_end, OptOutEnds).Then(Facts.Ended(OptOutEnds, [Exchange]));
    }

    [Fact]
    public void again_is_recognised() => Stories.Ended.When(_end with { LineIds = [Teams] }, Tuesday).ThenNothing();

    [Fact]
    public void of_lines_that_are_not_official_is_refused()
    {
        Stories.Notified.When(_end, OptOutEnds).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.UnderReview
            .And(Facts.Validated([Exchange]), Facts.Notified([Exchange]), Facts.Official(OptOutEnds, [Exchange]))
            .When(_end with { LineIds = Facts.Both }, OptOutEnds).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
    }

    [Fact]
    public void happens_at_a_microsecond() => Stories.Official
        .When(_end, OptOutEnds + NodaTime.Duration.Epsilon).Then(Facts.Ended(OptOutEnds));

    [Fact]
    public void needs_lines_of_a_submitted_claim_that_is_not_over()
    {
        Spec.GivenNothing.When(_end, OptOutEnds).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_end, OptOutEnds).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_end, OptOutEnds).ThenRefused(ClaimRefusals.Over);
        Stories.OptedOut.When(_end, OptOutEnds).ThenRefused(ClaimRefusals.Over);
        Stories.Official.When(_end with { LineIds = [FabrikamsLine] }, OptOutEnds)
            .ThenRefused(ClaimRefusals.LineUnknown);
    }
}
