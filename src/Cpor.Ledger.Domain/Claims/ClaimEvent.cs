using System.Text.Json.Serialization;
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
        HappenedAt = happenedAt.ToStoredPrecision();
    }

    /// <summary>The claim.</summary>
    [JsonPropertyOrder(-3)]
    public ClaimId ClaimId { get; init; }

    /// <summary>The lines concerned; none when the claim has none yet, or when the whole of it is over.</summary>
    [JsonPropertyOrder(-2)]
    public ValueList<LineId> LineIds { get; init; }

    /// <summary>
    /// When it happened, UTC, cut to the microsecond; the store's own time says when it was recorded.
    /// </summary>
    [JsonPropertyOrder(-1)]
    public Instant HappenedAt { get; init; }
}
