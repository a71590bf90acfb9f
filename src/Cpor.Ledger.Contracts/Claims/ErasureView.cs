using NodaTime;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// The certificate of an erasure, as <c>GET /v1/claims/{claimId}/erasure</c> answers it: for machines, and as a text.
/// It says nothing personal itself.
/// </summary>
public sealed record ErasureView
{
    /// <summary>The claim's id.</summary>
    public required string ClaimId { get; init; }

    /// <summary>How much was erased.</summary>
    [OneOf("ErasureScope")]
    public required string Scope { get; init; }

    /// <summary>Why.</summary>
    [OneOf("ErasureBasis")]
    public required string Basis { get; init; }

    /// <summary>The file number of the case.</summary>
    public required string CaseReference { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public required Instant ErasedAt { get; init; }

    /// <summary>The opaque id of who decided it.</summary>
    public string? ErasedBy { get; init; }

    /// <summary>The id of the fact that says so, a GUID.</summary>
    public required string EventId { get; init; }

    /// <summary>The fact's stored name, such as <c>personal-data-erased.v1</c>.</summary>
    public required string EventName { get; init; }

    /// <summary>The fact's version in its claim.</summary>
    public required long Version { get; init; }

    /// <summary>The fact's position in the log; null for the moments before it gets one.</summary>
    public long? LogPosition { get; init; }

    /// <summary>When the claim's data key was destroyed, UTC; null for the moments before it is.</summary>
    public Instant? KeyDestroyedAt { get; init; }

    /// <summary>
    /// When everything that lay open was removed, UTC: documents, mails in the ledger's folder, search hashes, kept
    /// replies; null for the moments before it is.
    /// </summary>
    public Instant? FinishedAt { get; init; }

    /// <summary>How many sealed texts nobody can open any more.</summary>
    public required int SealedTexts { get; init; }

    /// <summary>The fields that they stand in, such as <c>customer-contact.email</c>.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>SHA-256 of each document that was removed.</summary>
    public required IReadOnlyList<string> Documents { get; init; }

    /// <summary>
    /// The claims that it follows or that follow it. Their data is their own, and not erased with it.
    /// </summary>
    public required IReadOnlyList<string> LinkedClaims { get; init; }

    /// <summary>
    /// What remains: <c>sealed-texts</c>, <c>document-digests</c>, <c>business-data</c>, <c>readings</c> and
    /// <c>sent-mails</c>. More may come.
    /// </summary>
    public required IReadOnlyList<string> Remains { get; init; }

    /// <summary>The language of the text: <c>en</c> or <c>ru</c>.</summary>
    [OneOf("Language")]
    public required string Language { get; init; }

    /// <summary>All of it as plain text.</summary>
    public required string Text { get; init; }
}
