using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>Ends official lines.</summary>
internal static class Endings
{
    /// <summary>An association never ends before it began.</summary>
    public static AssociationEnded Of(
        Claim.Filed claim,
        ValueList<ClaimLine> lines,
        Instant now,
        Instant effectiveAt,
        EndReason reason,
        Sealed? comment,
        DecisionRecord record) => new(
        claim.Id,
        lines.Ids(),
        now,
        Instant.Max(
            effectiveAt.ToStoredPrecision(), lines.Max(line => ((LineState.Official)line.State).EffectiveAt)),
        reason,
        lines.Select(line => new FreedSlot(line.Id, line.Unit.Slot)).ToValueList(),
        comment,
        record);
}
