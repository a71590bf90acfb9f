using NodaTime;

namespace Cpor.Ledger.Contracts.Log;

/// <summary>
/// What is different in a claim between two moments, as <c>GET /v1/claims/{claimId}/replay/comparison</c> answers it.
/// </summary>
public sealed record ReplayComparisonView
{
    /// <summary>The claim's id.</summary>
    public required string ClaimId { get; init; }

    /// <summary>One moment.</summary>
    public required ReplayMomentView From { get; init; }

    /// <summary>The other.</summary>
    public required ReplayMomentView To { get; init; }

    /// <summary>What is different in the state.</summary>
    public required IReadOnlyList<StateChangeView> Changes { get; init; }
}

/// <summary>A claim's newest event at a moment.</summary>
/// <param name="Version">The version that the claim had.</param>
/// <param name="Position">Where in the log the event is.</param>
/// <param name="HappenedAt">When it happened, UTC.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="Status">The claim's status.</param>
public sealed record ReplayMomentView(
    int Version, long Position, Instant HappenedAt, Instant RecordedAt, [property: OneOf("ClaimStatus")] string Status);
