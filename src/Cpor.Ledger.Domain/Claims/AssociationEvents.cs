using System.Text.Json.Serialization;
using Cpor.Ledger.Domain.Associations;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>Why an official association ended.</summary>
public enum EndReason
{
    /// <summary>The partner disassociated (Manage incentives customer associations, 2023-10).</summary>
    PartnerDisassociated,

    /// <summary>The customer declined after the association was official (as above, 2023-10).</summary>
    CustomerDeclined,

    /// <summary>The subscription is over (Issues with CPOR customer associations, 2020-07).</summary>
    SubscriptionEnded,

    /// <summary>Another partner won the contest and is official now.</summary>
    Superseded,

    /// <summary>Two reviewers found that the association was wrong.</summary>
    Corrected,
}

/// <summary>A slot that is free again.</summary>
public sealed record FreedSlot(LineId LineId, Slot Slot);

/// <summary>
/// These lines are no longer official: their slots are free and access to usage data has ended. Version 1 always had a
/// comment, and knew of no other claim and no correction.
/// </summary>
/// <param name="EffectiveAt">
/// From when on the association does not count. Never before it began; then it never was (<see cref="Void"/>).
/// </param>
public sealed record AssociationEnded(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    Instant EffectiveAt,
    EndReason Reason,
    ValueList<FreedSlot> Slots,
    Sealed? Comment,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt)
{
    /// <summary>The claim that is official in its place, when superseded.</summary>
    public ClaimId? SupersededByClaimId { get; init; }

    /// <summary>The correction, when corrected.</summary>
    public CorrectionId? CorrectionId { get; init; }

    /// <summary>True when it is to count as if it had never been, not only from now on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Void { get; init; }
}
