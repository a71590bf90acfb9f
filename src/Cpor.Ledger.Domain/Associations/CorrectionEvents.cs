using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>
/// A reviewer found that official lines are wrong; another reviewer has to confirm it before they end.
/// </summary>
/// <param name="EffectiveAt">From when on the association shall not count; null when it shall never have been.</param>
/// <param name="ProposedBy">The opaque id of the reviewer, so that it can be told from the one who confirms.</param>
public sealed record CorrectionProposed(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    CorrectionId CorrectionId,
    Instant? EffectiveAt,
    Sealed Comment,
    string ProposedBy,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>The proposal was taken back; the association stands.</summary>
public sealed record CorrectionDropped(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    CorrectionId CorrectionId) : ClaimEvent(ClaimId, LineIds, HappenedAt);
