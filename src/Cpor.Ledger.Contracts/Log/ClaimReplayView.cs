using System.Text.Json;
using Cpor.Ledger.Contracts.Claims;
using NodaTime;

namespace Cpor.Ledger.Contracts.Log;

/// <summary>
/// A claim as it was, folded anew from the log alone, as <c>GET /v1/claims/{claimId}/replay</c> answers it. Texts stay
/// sealed.
/// </summary>
public sealed record ClaimReplayView
{
    /// <summary>The claim's id.</summary>
    public required string ClaimId { get; init; }

    /// <summary>How many events were folded.</summary>
    public required int Version { get; init; }

    /// <summary>Where in the log the newest of them is.</summary>
    public required long Position { get; init; }

    /// <summary>The id of the newest of them.</summary>
    public required string EventId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required Instant HappenedAt { get; init; }

    /// <summary>When it was recorded, UTC, by the database's own clock.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>The size of the checkpoint that covers all of it.</summary>
    public required long Size { get; init; }

    /// <summary>The status.</summary>
    [OneOf("ClaimStatus")]
    public required string Status { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<ReplayLineView> Lines { get; init; }

    /// <summary>When something would happen by itself or was promised next, UTC; null when nothing.</summary>
    public Instant? NextDeadlineAt { get; init; }

    /// <summary>The same with how it was counted; null also when nothing was counted for it.</summary>
    public DeadlineView? NextDeadline { get; init; }

    /// <summary>What had been done by then, oldest first.</summary>
    public required IReadOnlyList<HistoryEntryView> History { get; init; }

    /// <summary>The state that the events add up to, as the ledger itself keeps it.</summary>
    public required JsonElement State { get; init; }
}

/// <summary>A line of a claim that was replayed.</summary>
/// <param name="Slot">What only one partner can hold; null before the claim was submitted.</param>
/// <param name="Since">The version of the event that brought the line where it stands.</param>
/// <param name="Line">The line.</param>
public sealed record ReplayLineView(string? Slot, int Since, LineView Line);
