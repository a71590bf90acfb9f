using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;

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

/// <summary>An official line that ended, and until when it counts.</summary>
public sealed record FormerHolding(Holding Holding, Instant Until);

/// <summary>
/// Who officially holds the slots that a decision is about, folded from every <see cref="Official"/>,
/// <see cref="Migrated"/> and <see cref="AssociationEnded"/> of those slots, whichever claim they belong to; and who
/// did until when, but for those that count as if they had never been.
/// </summary>
public sealed record SlotHolders(ValueList<Holding> Holdings)
{
    /// <summary>Nobody holds anything.</summary>
    public static SlotHolders None { get; } = new(ValueList<Holding>.Empty);

    /// <summary>Who held them before.</summary>
    public ValueList<FormerHolding> Former { get; init; } = [];

    /// <summary>Folds one fact. Total: facts of other kinds change nothing.</summary>
    public SlotHolders Evolve(ClaimEvent fact) => fact switch
    {
        Official official => this with { Holdings = [.. Holdings, .. official.Holdings()] },
        Migrated migrated => this with { Holdings = [.. Holdings, .. migrated.Holdings()] },
        AssociationEnded ended => End(ended, Holdings.Where(held => IsIn(held, ended)).ToValueList()),
        _ => this,
    };

    /// <summary>
    /// The holdings that stand in the way of another; none when the slot is free for it. One's own comes first, for
    /// that cannot be contested.
    /// </summary>
    public IEnumerable<Holding> InTheWayOf(Holding wanted) => Holdings
        .Where(wanted.ConflictsWith)
        .OrderByDescending(held => held.OrganisationId == wanted.OrganisationId);

    /// <summary>
    /// Until when others held the slot that exclude this one; null when none did. Before that it cannot count.
    /// </summary>
    public Instant? TakenUntil(Holding wanted) => Former
        .Where(former => wanted.ConflictsWith(former.Holding))
        .Max(former => (Instant?)former.Until);

    private static bool IsIn(Holding held, AssociationEnded ended) =>
        held.ClaimId == ended.ClaimId && ended.LineIds.Contains(held.LineId);

    private SlotHolders End(AssociationEnded ended, ValueList<Holding> over) => over.Count == 0 ? this : new(
        Holdings.Except(over).ToValueList())
    {
        Former = ended.Void ? Former : [.. Former, .. over.Select(held => new FormerHolding(held, ended.EffectiveAt))],
    };
}
