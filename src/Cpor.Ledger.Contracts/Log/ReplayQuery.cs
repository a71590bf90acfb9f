using NodaTime;

namespace Cpor.Ledger.Contracts.Log;

/// <summary>Up to where a claim is replayed: one of these, or none for the newest.</summary>
public sealed record ReplayQuery
{
    /// <summary>After so many events of the claim, from 1.</summary>
    public int? Version { get; init; }

    /// <summary>After the first so many entries of the log, as a checkpoint of that size covers them.</summary>
    public long? Position { get; init; }

    /// <summary>By when it happened, that instant included.</summary>
    public Instant? HappenedAt { get; init; }

    /// <summary>By when it was recorded, that instant included: what the ledger knew.</summary>
    public Instant? RecordedAt { get; init; }
}
