using NodaTime;

namespace Cpor.Ledger.Contracts.Projections;

/// <summary>Every projection, as <c>GET /v1/projections</c> answers them.</summary>
/// <param name="NewestEvent">The sequence of the newest stored event; 0 when there is none.</param>
/// <param name="HighWater">
/// Up to which sequence projections may read: below it nothing is still being written. 0 before the first start.
/// </param>
/// <param name="Items">The projections, by name.</param>
public sealed record ProjectionList(long NewestEvent, long HighWater, IReadOnlyList<ProjectionView> Items);

/// <summary>How one projection stands.</summary>
public sealed record ProjectionView
{
    /// <summary>Its name, kebab case.</summary>
    public required string Name { get; init; }

    /// <summary><c>inline</c>: written with the facts, never behind. <c>async</c>: follows them.</summary>
    [OneOf("ProjectionLifecycle")]
    public required string Lifecycle { get; init; }

    /// <summary>
    /// <c>running</c>, <c>paused</c> (an error stopped it; nothing was skipped), <c>stopped</c>, <c>starting</c>,
    /// <c>rebuild-requested</c> or <c>rebuilding</c>.
    /// </summary>
    [OneOf("ProjectionState")]
    public required string State { get; init; }

    /// <summary>The sequence of the last event that it has seen; null for an inline one.</summary>
    public long? Sequence { get; init; }

    /// <summary>How many sequence numbers it is behind the newest event; null for an inline one.</summary>
    public long? Behind { get; init; }

    /// <summary>
    /// How long the oldest event that it has not seen has been stored, whole seconds; 0 when none is.
    /// </summary>
    public long? BehindSeconds { get; init; }

    /// <summary>The number of the node that runs it, when it is known.</summary>
    public int? Node { get; init; }

    /// <summary>What stopped it, in a line; null when nothing did.</summary>
    public string? Failure { get; init; }

    /// <summary>
    /// What kind of failure, such as <c>apply-event</c>, <c>unknown-event-type</c> or <c>event-serialization</c>.
    /// </summary>
    public string? FailureKind { get; init; }

    /// <summary>The sequence of the event that it could not take, when one event is to blame.</summary>
    public long? FailedEvent { get; init; }

    /// <summary>Its last rebuild; null when it was never rebuilt.</summary>
    public RebuildView? Rebuild { get; init; }
}

/// <summary>The last rebuild of a projection, as <c>GET /v1/projections/{name}/rebuild</c> answers it.</summary>
public sealed record RebuildView
{
    /// <summary>The projection.</summary>
    public required string Projection { get; init; }

    /// <summary>
    /// <c>requested</c> (waits for the node that runs the projection), <c>running</c>, <c>done</c> or <c>failed</c>.
    /// </summary>
    [OneOf("RebuildState")]
    public required string State { get; init; }

    /// <summary>The opaque id of who asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When, UTC, by the database's clock.</summary>
    public required Instant RequestedAt { get; init; }

    /// <summary>When it began; the last time, when a node died over it.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>When it was over.</summary>
    public Instant? FinishedAt { get; init; }

    /// <summary>The number of the node that works on it.</summary>
    public int? Node { get; init; }

    /// <summary>What is counted: <c>events</c>, or <c>claims</c> for an inline projection.</summary>
    [OneOf("RebuildUnit")]
    public required string Unit { get; init; }

    /// <summary>How many there are to do; null until it begins.</summary>
    public long? Total { get; init; }

    /// <summary>How many are done.</summary>
    public required long Done { get; init; }

    /// <summary>How many rows were not as the facts say, and were put right; for an inline projection only.</summary>
    public long? Corrected { get; init; }

    /// <summary>How many a second, over the whole time so far.</summary>
    public long? PerSecond { get; init; }

    /// <summary>How much longer at that rate, whole seconds; null when it cannot be said.</summary>
    public long? RemainingSeconds { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Failure { get; init; }
}
