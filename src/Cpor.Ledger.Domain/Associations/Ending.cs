using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>How and why official lines end.</summary>
internal sealed record Ending(Claim.Filed Claim, EndReason Reason, Instant EffectiveAt, DecisionRecord Record)
{
    public Sealed? Comment { get; init; }

    /// <summary>An association never ends before it began.</summary>
    public AssociationEnded Of(ValueList<ClaimLine> lines, Instant now) => new(
        Claim.Id,
        lines.Ids(),
        now,
        Instant.Max(
            EffectiveAt.ToStoredPrecision(), lines.Max(line => ((LineState.Official)line.State).EffectiveAt)),
        Reason,
        lines.Select(line => new FreedSlot(line.Id, line.Unit.Slot)).ToValueList(),
        Comment,
        Record);
}
