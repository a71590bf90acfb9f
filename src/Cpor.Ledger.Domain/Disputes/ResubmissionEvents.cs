using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>This claim follows a claim of the same partner that was refused for good.</summary>
/// <param name="PredecessorSubmittedAt">When the refused claim was submitted.</param>
public sealed record PredecessorLinked(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ClaimId PredecessorClaimId,
    Instant PredecessorSubmittedAt) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>A new claim follows this refused one.</summary>
public sealed record SuccessorLinked(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ClaimId SuccessorClaimId) : ClaimEvent(ClaimId, LineIds, HappenedAt);
