using System.Text.Json.Serialization;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>Why lines were rejected (Manage incentives customer associations, 2020-07).</summary>
public enum RejectionReason
{
    /// <summary>
    /// The partner asked for it: wrong location, wrong activity, no longer working with the customer.
    /// </summary>
    PartnerRequest,

    /// <summary>The proof does not suffice.</summary>
    InsufficientProof,

    /// <summary>The proof lacks the customer's consent.</summary>
    MissingCustomerConsent,

    /// <summary>The proof lacks claimed products.</summary>
    MissingProducts,

    /// <summary>A request for information was not answered in time.</summary>
    NoPartnerResponse,

    /// <summary>The proof cannot be opened or found.</summary>
    ProofUnavailable,

    /// <summary>An automatic check failed; the codes say which.</summary>
    CheckFailed,

    /// <summary>The partner's own organisation already holds the slot.</summary>
    SlotAlreadyYours,

    /// <summary>Another partner holds the slot and won the contest over it.</summary>
    ContestLost,
}

/// <summary>These lines were refused. Version 1 had no <see cref="DisputeEnds"/>.</summary>
/// <param name="Codes">The codes of failed checks, when that is the reason.</param>
public sealed record Rejected(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    RejectionReason Reason,
    ValueList<string> Codes,
    ValueList<ProofDefect> Defects,
    Sealed? Comment,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt)
{
    /// <summary>Until when the partner may dispute, that instant excluded; null when it may not.</summary>
    public Deadline? DisputeEnds { get; init; }
}

/// <summary>The partner took these lines back before the customer was to be notified.</summary>
public sealed record Withdrawn(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    Sealed? Comment) : ClaimEvent(ClaimId, LineIds, HappenedAt);

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
