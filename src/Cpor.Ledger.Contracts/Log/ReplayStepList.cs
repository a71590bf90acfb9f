using NodaTime;

namespace Cpor.Ledger.Contracts.Log;

/// <summary>
/// A claim event by event, as <c>GET /v1/claims/{claimId}/replay/steps</c> answers it.
/// </summary>
public sealed record ReplayStepList
{
    /// <summary>The claim's id.</summary>
    public required string ClaimId { get; init; }

    /// <summary>How many events the claim has in the log.</summary>
    public required int Version { get; init; }

    /// <summary>The size of the checkpoint that covers them.</summary>
    public required long Size { get; init; }

    /// <summary>The events, oldest first.</summary>
    public required IReadOnlyList<ReplayStepView> Steps { get; init; }
}

/// <summary>One event and what it changed.</summary>
public sealed record ReplayStepView
{
    /// <summary>The version that the claim had after it.</summary>
    public required int Version { get; init; }

    /// <summary>Where in the log it is.</summary>
    public required long Position { get; init; }

    /// <summary>The event's id.</summary>
    public required string EventId { get; init; }

    /// <summary>Its public name with its version, such as <c>submitted.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required Instant HappenedAt { get; init; }

    /// <summary>When it was recorded, UTC, by the database's own clock.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>The opaque id of who acted.</summary>
    public string? ActorId { get; init; }

    /// <summary>The claim's status before; null for its first event.</summary>
    [OneOf("ClaimStatus")]
    public string? StatusBefore { get; init; }

    /// <summary>The claim's status after.</summary>
    [OneOf("ClaimStatus")]
    public required string StatusAfter { get; init; }

    /// <summary>What it changed in the state. Done one after the other they make the next state of the last.</summary>
    public required IReadOnlyList<StateChangeView> Changes { get; init; }
}
