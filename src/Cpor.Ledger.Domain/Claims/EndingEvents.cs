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
