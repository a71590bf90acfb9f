using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Associations;

public class holding_a_slot
{
    private static readonly Exclusivity _seed = Terms2020.Exclusivity.Value;
    private static readonly Exclusivity _separating =
        new(ActivitySeparatesHolders: true, RevenueAssociationTakesSlot: false);
    private static readonly Exclusivity _strict =
        new(ActivitySeparatesHolders: false, RevenueAssociationTakesSlot: true);
    private static readonly Exclusivity _strictBySort =
        new(ActivitySeparatesHolders: true, RevenueAssociationTakesSlot: true);

    [Fact]
    public void excludes_every_other_partner_under_the_seed() => Conflict(
        Hold(Contoso, Activity.Usage), Hold(Fabrikam, Activity.PreSales)).ShouldBeTrue();

    [Fact]
    public void leaves_other_slots_free() => Conflict(
        Hold(Contoso, Activity.Usage), Hold(Fabrikam, Activity.Usage) with { Slot = TeamsSlot }).ShouldBeFalse();

    [Fact]
    public void is_not_in_its_own_way() =>
        Hold(Contoso, Activity.Usage).ConflictsWith(Hold(Contoso, Activity.Usage)).ShouldBeFalse();

    [Fact]
    public void is_in_the_way_of_another_claim_that_uses_the_same_line_id() => Hold(Contoso, Activity.Usage)
        .ConflictsWith(Hold(Contoso, Activity.Usage) with { ClaimId = FabrikamsClaim }).ShouldBeTrue();

    [Fact]
    public void for_revenue_association_takes_no_slot_under_the_seed()
    {
        Conflict(Hold(Contoso, Activity.RevenueAssociation), Hold(Fabrikam, Activity.Usage)).ShouldBeFalse();
        Conflict(Hold(Contoso, Activity.RevenueAssociation), Hold(Fabrikam, Activity.RevenueAssociation))
            .ShouldBeFalse();
    }

    [Fact]
    public void for_revenue_association_takes_the_slot_where_the_terms_say_so() => Conflict(
        Hold(Contoso, Activity.RevenueAssociation) with { Exclusivity = _strict },
        Hold(Fabrikam, Activity.Usage) with { Exclusivity = _strict }).ShouldBeTrue();

    [Fact]
    public void for_different_activities_is_possible_where_both_terms_say_so()
    {
        Conflict(
            Hold(Contoso, Activity.Usage) with { Exclusivity = _separating },
            Hold(Fabrikam, Activity.PreSales) with { Exclusivity = _separating }).ShouldBeFalse();
        Conflict(
            Hold(Contoso, Activity.Usage, Activity.PreSales) with { Exclusivity = _separating },
            Hold(Fabrikam, Activity.PreSales) with { Exclusivity = _separating }).ShouldBeTrue();
        Conflict(
            Hold(Contoso, Activity.RevenueAssociation) with { Exclusivity = _strictBySort },
            Hold(Fabrikam, Activity.RevenueAssociation) with { Exclusivity = _strictBySort }).ShouldBeTrue();
    }

    [Fact]
    public void follows_the_stricter_of_two_terms_whichever_came_first()
    {
        var lenient = Hold(Contoso, Activity.Usage) with { Exclusivity = _separating };
        var strict = Hold(Fabrikam, Activity.PreSales) with { Exclusivity = _seed };
        var revenue = Hold(Contoso, Activity.RevenueAssociation) with { Exclusivity = _seed };
        var revenueTakes = Hold(Fabrikam, Activity.Usage) with { Exclusivity = _strict };

        Conflict(lenient, strict).ShouldBeTrue();
        Conflict(strict, lenient).ShouldBeTrue();
        Conflict(revenue, revenueTakes).ShouldBeTrue();
        Conflict(revenueTakes, revenue).ShouldBeTrue();
    }

    [Fact]
    public void begins_with_official_and_ends_with_the_association()
    {
        var official = SlotHolders.None.Evolve(Facts.Official(OptOutEnds));

        official.Holdings.Select(held => (held.Slot, held.ClaimId, held.LineId, held.OrganisationId)).ShouldBe(
        [
            (ExchangeSlot, TheClaim, Exchange, Contoso),
            (TeamsSlot, TheClaim, Teams, Contoso),
        ]);
        official.Evolve(Facts.Ended(OptOutEnds, [Exchange])).Holdings.Select(held => held.LineId).ShouldBe([Teams]);
    }

    [Fact]
    public void of_one_claim_does_not_end_with_another_that_uses_the_same_line_id()
    {
        var official = SlotHolders.None.Evolve(Facts.Official(OptOutEnds));

        official.Evolve(Facts.Ended(OptOutEnds) with { ClaimId = FabrikamsClaim }).ShouldBe(official);
    }

    [Fact]
    public void is_not_changed_by_any_other_fact()
    {
        var official = SlotHolders.None.Evolve(Facts.Official(OptOutEnds));

        foreach (var fact in Stories.Notified.Facts)
            official.Evolve(fact).ShouldBe(official);
    }

    [Fact]
    public void of_your_own_comes_before_that_of_others()
    {
        var wanted = Hold(Contoso, Activity.Usage);
        var theirs = wanted with { ClaimId = FabrikamsClaim, OrganisationId = Fabrikam };
        var yours = wanted with { ClaimId = ClaimId.Parse("01900000-0000-7000-8000-000000000003") };

        new SlotHolders([theirs, yours]).InTheWayOf(wanted).ShouldBe([yours, theirs]);
        new SlotHolders([theirs]).InTheWayOf(wanted).ShouldBe([theirs]);
        SlotHolders.None.InTheWayOf(wanted).ShouldBeEmpty();
    }

    private static Holding Hold(OrganisationId organisation, params IEnumerable<Activity> activities) => new(
        ExchangeSlot,
        organisation == Contoso ? TheClaim : FabrikamsClaim,
        organisation == Contoso ? Exchange : FabrikamsLine,
        organisation,
        activities.ToValueList(),
        _seed);

    private static bool Conflict(Holding one, Holding other)
    {
        one.ConflictsWith(other).ShouldBe(other.ConflictsWith(one), "a conflict has two sides");
        return one.ConflictsWith(other);
    }
}
