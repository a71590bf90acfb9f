using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>
/// Another partner wants the slot of this official line. The association stands until the contest is decided; its
/// partner may answer before <paramref name="HearingEnds"/>.
/// </summary>
/// <param name="ContestId">The same as on the challenger's stream.</param>
/// <param name="ChallengerClaimId">Not for the incumbent's eyes.</param>
/// <param name="HearingEnds">Until when the incumbent is heard before the challenger can win.</param>
public sealed record AssociationContested(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ContestId ContestId,
    Slot Slot,
    ClaimId ChallengerClaimId,
    Deadline HearingEnds,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>The incumbent answered: its newer proof and its words are before the reviewer.</summary>
public sealed record ContestAnswered(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ContestId ContestId,
    ValueList<ProofId> ProofIds,
    Sealed? Comment,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>
/// The contest ended without a decision: the challenger's line left the review. On the incumbent's stream alone.
/// </summary>
public sealed record ContestDropped(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ContestId ContestId) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>Why a contest was decided so.</summary>
public enum ContestReason
{
    /// <summary>The most recent valid proof counts (announcement to partners, 2020-07).</summary>
    MostRecentProof,

    /// <summary>The winner's proof shows the work, the other's does not.</summary>
    BetterProof,

    /// <summary>The customer said who works for it.</summary>
    CustomerStatement,

    /// <summary>The loser gave way.</summary>
    Conceded,
}

/// <summary>
/// A contest was decided; on the streams of both sides in one transaction. When the challenger won, the association of
/// the incumbent stands until the challenger's is official.
/// </summary>
/// <param name="Side">Which side this stream is.</param>
/// <param name="OtherClaimId">The claim of the other side; not for the eyes of partners.</param>
public sealed record ContestDecided(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ContestId ContestId,
    Slot Slot,
    ContestSide Side,
    ContestSide Winner,
    ContestReason Reason,
    ClaimId OtherClaimId,
    Sealed? Comment,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);
