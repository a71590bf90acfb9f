using NodaTime;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// Every action of every side on a claim, as <c>GET /v1/claims/{claimId}/history</c> answers it. It follows the claim
/// within moments: <c>version</c> says how far it has got, and <c>?atLeast=</c> waits for a version.
/// </summary>
public sealed record HistoryView
{
    /// <summary>The claim's id.</summary>
    public required string ClaimId { get; init; }

    /// <summary>How many facts the history covers; the reply's ETag is this number in quotes.</summary>
    public required int Version { get; init; }

    /// <summary>How many facts the claim has now.</summary>
    public required int ClaimVersion { get; init; }

    /// <summary>The actions, oldest first.</summary>
    public required IReadOnlyList<HistoryEntryView> Entries { get; init; }
}

/// <summary>One action.</summary>
public sealed record HistoryEntryView
{
    /// <summary>The version that the claim had after it.</summary>
    public required int Version { get; init; }

    /// <summary>The stored fact's id, a GUID, as receipts name it.</summary>
    public string? EventId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required Instant HappenedAt { get; init; }

    /// <summary>When the database stored it, UTC, by the database's own clock.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>The opaque id of who acted.</summary>
    public string? ActorId { get; init; }

    /// <summary>
    /// For whom: <c>partner</c>, <c>reviewer</c>, <c>customer</c> or <c>ledger</c> (checks, timers, mail).
    /// </summary>
    [OneOf("ActingSide")]
    public required string Side { get; init; }

    /// <summary>What was done, such as <c>submitted</c> or <c>customer-notified</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The lines concerned.</summary>
    public required IReadOnlyList<string> LineIds { get; init; }

    /// <summary>
    /// The claim's status before; null for the first action.
    /// </summary>
    [OneOf("ClaimStatus")]
    public string? StatusBefore { get; init; }

    /// <summary>The claim's status after.</summary>
    [OneOf("ClaimStatus")]
    public required string StatusAfter { get; init; }

    /// <summary>The lines that moved.</summary>
    public required IReadOnlyList<LineMoveView> Lines { get; init; }

    /// <summary>Why, a public code; of a mail that was refused the server's status.</summary>
    public string? Reason { get; init; }

    /// <summary>The codes of failed checks, when they are the reason.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>What is wrong with the proof.</summary>
    [OneOf("ProofDefect")]
    public required IReadOnlyList<string> Defects { get; init; }

    /// <summary>What was asked for.</summary>
    [OneOf("RequestedItem")]
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>The details that were given or changed, by their names in the request.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Whether something was said.</summary>
    public required bool HasComment { get; init; }

    /// <summary>What was said, or that it was erased; only when a reason for reading it was given.</summary>
    public string? Comment { get; init; }

    /// <summary>The document that was attached.</summary>
    public HistoryDocumentView? Document { get; init; }

    /// <summary>The deadline that was promised, with how it was counted.</summary>
    public DeadlineView? Deadline { get; init; }

    /// <summary>Which slots others hold; empty for a partner, who does not learn by whom.</summary>
    public required IReadOnlyList<ContestedSlotView> Contested { get; init; }

    /// <summary>Which automatic check answered.</summary>
    public string? Check { get; init; }

    /// <summary>
    /// What it found; a partner sees what passed and what failed, and not what a reviewer should look at.
    /// </summary>
    public required IReadOnlyList<CheckResultView> Results { get; init; }
}

/// <summary>A line that an action moved.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Before">Its status before; null when the action made it.</param>
/// <param name="After">Its status after.</param>
public sealed record LineMoveView(
    string LineId, [property: OneOf("LineStatus")] string? Before, [property: OneOf("LineStatus")] string After);

/// <summary>A document that was attached.</summary>
/// <param name="ProofId">Its id.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ContentType">A media type.</param>
/// <param name="FileName">Its name, or that it was erased; only when a reason for reading it was given.</param>
public sealed record HistoryDocumentView(
    string ProofId, string Sha256, long Size, string ContentType, string? FileName);

/// <summary>A slot that another partner holds.</summary>
public sealed record ContestedSlotView(string LineId, string Slot, string HolderClaimId);

/// <summary>What a check found for a line.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c> or <c>noticed</c>.</param>
/// <param name="Code">What was found; null when passed.</param>
/// <param name="Inputs">What it looked at; empty for a partner.</param>
public sealed record CheckResultView(
    string LineId,
    [property: OneOf("CheckOutcome")] string Outcome,
    string? Code,
    IReadOnlyList<CheckInputView> Inputs);

/// <summary>One thing that a check looked at.</summary>
public sealed record CheckInputView(string Name, string Value);
