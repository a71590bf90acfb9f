using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>
/// The partner disputed a rejection; the lines are before the reviewer again.
/// </summary>
/// <param name="ReviewDue">When the dispute should be decided: shown and escalated, but no state changes by it.</param>
public sealed record Disputed(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    DisputeId DisputeId,
    Sealed? Justification,
    ValueList<ProofId> ProofIds,
    Deadline ReviewDue,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>The time to dispute passed unused: the rejection of these lines is final.</summary>
public sealed record DisputeLapsed(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>These lines were refused and no dispute is left. Final; only a new claim can follow.</summary>
/// <param name="Codes">The codes of failed checks, when that is the reason.</param>
public sealed record RejectedFinally(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    RejectionReason Reason,
    ValueList<string> Codes,
    ValueList<ProofDefect> Defects,
    Sealed? Comment,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);
