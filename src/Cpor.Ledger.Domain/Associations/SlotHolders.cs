using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>One official line, or one that asks to be.</summary>
public sealed record Holding(
    Slot Slot,
    ClaimId ClaimId,
    LineId LineId,
    OrganisationId OrganisationId,
    ValueList<Activity> Activities,
    Exclusivity Exclusivity)
{
    /// <summary>
    /// Whether both cannot be official at once. Each is asked under its own terms and the stricter answer wins, so two
    /// sets of terms can never make two holders.
    /// </summary>
    public bool ConflictsWith(Holding other) =>
        Slot == other.Slot
        && (ClaimId, LineId) != (other.ClaimId, other.LineId)
        && (Exclusivity.Excludes(Activities, other.Activities)
            || other.Exclusivity.Excludes(Activities, other.Activities));
}

/// <summary>
/// Who officially holds the slots that a decision is about, folded from every <see cref="Official"/>,
/// <see cref="Migrated"/> and <see cref="AssociationEnded"/> of those slots, whichever claim they belong to.
/// </summary>
public sealed record SlotHolders(ValueList<Holding> Holdings)
{
    /// <summary>Nobody holds anything.</summary>
    public static SlotHolders None { get; } = new(ValueList<Holding>.Empty);

    /// <summary>Folds one fact. Total: facts of other kinds change nothing.</summary>
    public SlotHolders Evolve(ClaimEvent fact) => fact switch
    {
        Official official => new([.. Holdings, .. official.Holdings()]),
        Migrated migrated => new([.. Holdings, .. migrated.Holdings()]),
        AssociationEnded ended => new(Holdings
            .Where(held => held.ClaimId != ended.ClaimId || !ended.LineIds.Contains(held.LineId))
            .ToValueList()),
        _ => this,
    };

    /// <summary>
    /// The holdings that stand in the way of another; none when the slot is free for it. One's own comes first, for
    /// that cannot be contested.
    /// </summary>
    public IEnumerable<Holding> InTheWayOf(Holding wanted) => Holdings
        .Where(wanted.ConflictsWith)
        .OrderByDescending(held => held.OrganisationId == wanted.OrganisationId);
}
