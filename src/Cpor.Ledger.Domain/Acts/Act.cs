using System.Text.Json.Serialization;
using NodaTime;

namespace Cpor.Ledger.Domain.Acts;

/// <summary>
/// Something that was done to the ledger as a whole, or with it, and that no claim's stream tells: by operators, by
/// auditors, or by the ledger itself. These records are the stored format and the public data at once: never change
/// one; add a new version with an upcaster. Who did it is in the event's metadata, as an opaque id.
/// </summary>
public abstract record Act
{
    private protected Act(Instant happenedAt) => HappenedAt = happenedAt.ToStoredPrecision();

    /// <summary>When it happened, UTC, cut to the microsecond.</summary>
    [JsonPropertyOrder(-1)]
    public Instant HappenedAt { get; init; }
}
