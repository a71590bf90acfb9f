using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Associations.AssociationFacts;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Associations;

public class correcting_an_association
{
    private static readonly Instant _later = OptOutEnds + Duration.FromDays(7);

    private static readonly ProposeCorrection _propose =
        new(FirstCorrection, [], OptOutEnds, Words, "reviewer-1", Terms2020);

    private static readonly ConfirmCorrection _confirm = new(FirstCorrection, "reviewer-2", Terms2020);
    private static readonly DropCorrection _drop = new(FirstCorrection);

    [Fact]
    public void begins_with_a_proposal_that_changes_nothing()
    {
        var after = Stories.Official.When(_propose, OptOutEnds).Then(Proposed(OptOutEnds));

        after.Lines.ShouldAllBe(line => line.State == new LineState.Official(OptOutEnds));
        after.State.ShouldBeOfType<Claim.Filed>().Corrections.ShouldHaveSingleItem().Outcome.ShouldBeNull();
    }

    [Fact]
    public void takes_effect_between_the_beginning_and_now()
    {
        var date = AssociationRefusals.CorrectionDateInvalid;

        Stories.Official.When(_propose with { EffectiveAt = OptOutEnds - Microsecond }, _later).ThenRefused(date);
        Stories.Official.When(_propose with { EffectiveAt = _later + Microsecond }, _later).ThenRefused(date);
        Stories.Official.When(_propose with { EffectiveAt = _later }, _later)
            .Then(Proposed(_later) with { HappenedAt = _later });
        Stories.Official.When(_propose with { EffectiveAt = null }, OptOutEnds).Then(Proposed(null));
    }

    [Fact]
    public void needs_another_reviewer()
    {
        Proposed12.When(_confirm with { ConfirmedBy = "reviewer-1" }, _later)
            .ThenRefused(AssociationRefusals.CorrectionNeedsAnother);

        var after = Proposed12.When(_confirm, _later).Then(Corrected(_later, OptOutEnds));
        after.State!.Status().ShouldBe(ClaimStatus.Ended);
        after.Facts.Aggregate(SlotHolders.None, (holders, fact) => holders.Evolve(fact)).Holdings.ShouldBeEmpty();
        after.State.ShouldBeOfType<Claim.Filed>().Corrections.ShouldHaveSingleItem().Outcome
            .ShouldBe(CorrectionOutcome.Confirmed);
    }

    [Fact]
    public void as_if_it_had_never_been_is_void_from_the_beginning() => Stories.Official.And(Proposed(null))
        .When(_confirm, _later).Then(Corrected(_later, OptOutEnds) with { Void = true });

    [Fact]
    public void of_one_line_leaves_the_other_official() => Stories.Official
        .When(_propose with { LineIds = [Teams] }, OptOutEnds).Then(Proposed(OptOutEnds, [Teams]))
        .When(_confirm, _later).Then(Corrected(_later, OptOutEnds, [Teams]))
        .State!.Status().ShouldBe(ClaimStatus.Official);

    [Fact]
    public void of_lines_that_ended_meanwhile_is_refused() => Proposed12
        .And(Facts.Ended(_later, [Teams])).When(_confirm, _later).ThenRefused(ClaimRefusals.LinesNotOpenToThis);

    [Fact]
    public void is_taken_back_by_any_reviewer()
    {
        var after = Proposed12.When(_drop, _later)
            .Then(new CorrectionDropped(TheClaim, Facts.Both, _later, FirstCorrection));

        after.When(_confirm, _later).ThenRefused(AssociationRefusals.CorrectionOver);
        after.State!.Status().ShouldBe(ClaimStatus.Official);
    }

    [Fact]
    public void again_adds_nothing()
    {
        Proposed12.When(_propose, _later).ThenNothing();
        Proposed12.When(_propose with { LineIds = [Teams] }, _later).ThenNothing();
        Proposed12.And(Corrected(_later, OptOutEnds)).When(_propose, _later).ThenNothing();
        Proposed12.And(Corrected(_later, OptOutEnds)).When(_confirm with { ConfirmedBy = "reviewer-3" }, _later)
            .ThenNothing();
        Proposed12.And(new CorrectionDropped(TheClaim, Facts.Both, _later, FirstCorrection))
            .When(_drop, _later).ThenNothing();
    }

    [Fact]
    public void otherwise_under_the_same_id_is_refused()
    {
        var used = AssociationRefusals.CorrectionIdUsed;

        Proposed12.When(_propose with { EffectiveAt = null }, _later).ThenRefused(used);
        Proposed12.When(_propose with { Comment = Text("comment", "other") }, _later).ThenRefused(used);
        Proposed12.When(_propose with { ProposedBy = "reviewer-2" }, _later).ThenRefused(used);
        Stories.Official.And(Proposed(OptOutEnds, [Teams]))
            .When(_propose with { LineIds = Facts.Both }, _later).ThenRefused(used);
    }

    [Fact]
    public void that_is_over_cannot_be_taken_back() => Proposed12
        .And(Corrected(_later, OptOutEnds)).When(_drop, _later).ThenRefused(AssociationRefusals.CorrectionOver);

    [Fact]
    public void that_nobody_proposed_is_refused()
    {
        Stories.Official.When(_confirm, _later).ThenRefused(AssociationRefusals.CorrectionUnknown);
        Proposed12.When(_confirm with { CorrectionId = SecondCorrection }, _later)
            .ThenRefused(AssociationRefusals.CorrectionUnknown);
        Stories.Drafted.When(_confirm, _later).ThenRefused(AssociationRefusals.CorrectionUnknown);
        Stories.Official.When(_drop, _later).ThenRefused(AssociationRefusals.CorrectionUnknown);
        Spec.GivenNothing.When(_confirm, _later).ThenRefused(ClaimRefusals.NotFound);
        Spec.GivenNothing.When(_drop, _later).ThenRefused(ClaimRefusals.NotFound);
    }

    [Fact]
    public void needs_official_lines_of_a_submitted_claim()
    {
        Spec.GivenNothing.When(_propose, _later).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_propose, _later).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_propose, _later).ThenRefused(ClaimRefusals.Over);
        Stories.Ended.When(_propose, _later).ThenRefused(ClaimRefusals.Over);
        Stories.Notified.When(_propose, _later).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Official.And(Facts.Ended(OptOutEnds, [Teams])).When(_propose with { LineIds = Facts.Both }, _later)
            .ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Official.When(_propose with { LineIds = [FabrikamsLine] }, _later)
            .ThenRefused(ClaimRefusals.LineUnknown);
    }
}
