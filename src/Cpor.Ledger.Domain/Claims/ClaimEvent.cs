using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// Something that happened to a claim. These records are the stored format and the public data at once: never change
/// one; add a new version with an upcaster. Who did it is in the event's metadata, as an opaque id.
/// </summary>
public abstract record ClaimEvent
{
    private protected ClaimEvent(ClaimId claimId, ValueList<LineId> lineIds, Instant happenedAt)
    {
        ClaimId = claimId;
        LineIds = lineIds;
        HappenedAt = happenedAt;
    }

    /// <summary>The claim.</summary>
    public ClaimId ClaimId { get; init; }

    /// <summary>The lines concerned.</summary>
    public ValueList<LineId> LineIds { get; init; }

    /// <summary>When it happened, UTC, to the microsecond; the store's own time says when it was recorded.</summary>
    public Instant HappenedAt { get; init; }
}
