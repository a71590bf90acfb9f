using NodaTime;

namespace Cpor.Ledger.Contracts.Log;

/// <summary>
/// A line of what <c>GET /v1/replay</c> answers: one of these. The summary is the last; without it the reply broke off.
/// </summary>
public sealed record LedgerReplayLine
{
    /// <summary>A slot that a claim holds, in the order of the claims' ids.</summary>
    public HeldSlotView? Slot { get; init; }

    /// <summary>An entry that cannot be folded.</summary>
    public ReplayFaultView? Fault { get; init; }

    /// <summary>A slot that more hold than may.</summary>
    public SlotConflictView? Conflict { get; init; }

    /// <summary>What it comes to.</summary>
    public LedgerReplaySummary? Summary { get; init; }
}

/// <summary>A slot that a claim holds.</summary>
public sealed record HeldSlotView
{
    /// <summary>What is held.</summary>
    public required string Slot { get; init; }

    /// <summary>The claim.</summary>
    public required string ClaimId { get; init; }

    /// <summary>Its line.</summary>
    public required string LineId { get; init; }

    /// <summary>The partner's organisation.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>
    /// What the partner did; partners can share a slot for different activities, if the terms let them.
    /// </summary>
    public required IReadOnlyList<string> Activities { get; init; }

    /// <summary>From when on it counts, UTC.</summary>
    public required Instant Since { get; init; }

    /// <summary>Where in the log the slot was taken.</summary>
    public required long Position { get; init; }
}

/// <summary>An entry that cannot be folded, or should be there and is not.</summary>
/// <param name="Position">Where in the log.</param>
/// <param name="Code">What is wrong, kebab case.</param>
/// <param name="Explanation">The same for a person, in English; not a contract.</param>
public sealed record ReplayFaultView(long Position, string Code, string Explanation);

/// <summary>A slot that more hold than may.</summary>
/// <param name="Slot">What is held.</param>
/// <param name="Holders">Those who stand in each other's way.</param>
public sealed record SlotConflictView(string Slot, IReadOnlyList<HeldSlotView> Holders);

/// <summary>The whole ledger in numbers.</summary>
public sealed record LedgerReplaySummary
{
    /// <summary>After how many entries of the log.</summary>
    public required long Position { get; init; }

    /// <summary>How many entries there were; another number than the position is a fault.</summary>
    public required long Entries { get; init; }

    /// <summary>How many of them were events of claims.</summary>
    public required long Events { get; init; }

    /// <summary>How many of them were acts, as that somebody read personal data.</summary>
    public required long Acts { get; init; }

    /// <summary>How many claims there are, without those that cannot be folded.</summary>
    public required long Claims { get; init; }

    /// <summary>How many of them have which status.</summary>
    public required IReadOnlyDictionary<string, long> Statuses { get; init; }

    /// <summary>How many slots are held, each holder counted.</summary>
    public required long HeldSlots { get; init; }

    /// <summary>How many slots more hold than may.</summary>
    public required long Conflicts { get; init; }

    /// <summary>How many streams have an entry that cannot be folded; none of their slots is shown.</summary>
    public required long UnreadableStreams { get; init; }

    /// <summary>How many entries cannot be folded.</summary>
    public required long Faults { get; init; }

    /// <summary>The first hundred of them.</summary>
    public required IReadOnlyList<ReplayFaultView> FirstFaults { get; init; }
}
