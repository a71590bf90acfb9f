using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>What the terms say about sharing a slot.</summary>
/// <param name="ActivitySeparatesHolders">Whether two partners may hold one slot for different activities.</param>
/// <param name="RevenueAssociationTakesSlot">Whether revenue association alone takes the slot at all.</param>
public sealed record Exclusivity(bool ActivitySeparatesHolders, bool RevenueAssociationTakesSlot)
{
    /// <summary>Whether these two sets of activities exclude each other under these terms.</summary>
    public bool Excludes(ValueList<Activity> one, ValueList<Activity> other) =>
        TakesSlot(one) && TakesSlot(other) && (!ActivitySeparatesHolders || one.Intersect(other).Any());

    private bool TakesSlot(ValueList<Activity> activities) =>
        RevenueAssociationTakesSlot || activities.Any(activity => activity != Activity.RevenueAssociation);
}
