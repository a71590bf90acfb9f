using NodaTime;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// A claim as <c>GET /v1/claims/{claimId}</c> and every command answer it. It holds no personal data: contacts and free
/// text are read apart, with a reason.
/// </summary>
public sealed record ClaimView
{
    /// <summary>The claim's id, a lower-case GUID.</summary>
    public required string ClaimId { get; init; }

    /// <summary>The number of facts so far; the reply's ETag is this number in quotes.</summary>
    public required long Version { get; init; }

    /// <summary>The roll-up of the lines: of several the status that comes first in the list.</summary>
    [OneOf("ClaimStatus")]
    public required string Status { get; init; }

    /// <summary>The partner's organisation.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>The partner's location.</summary>
    public required string MpnId { get; init; }

    /// <summary>
    /// The partner and its location in words, such as <c>Contoso, Berlin, DE (MPN 1234567)</c>; <c>MPN 1234567</c> when
    /// the partner directory does not list it.
    /// </summary>
    public required string PartnerName { get; init; }

    /// <summary>The customer's directory.</summary>
    public required string TenantId { get; init; }

    /// <summary>The customer's domain name in its ASCII form.</summary>
    public string? DomainName { get; init; }

    /// <summary>What is claimed.</summary>
    [OneOf("SolutionArea")]
    public required string SolutionArea { get; init; }

    /// <summary>What the partner did.</summary>
    [OneOf("Activity")]
    public required IReadOnlyList<string> Activities { get; init; }

    /// <summary>The programmes that the claim is for; none for revenue association.</summary>
    [OneOf("Programme")]
    public required IReadOnlyList<string> Programmes { get; init; }

    /// <summary>Since when the claim's personal data is erased, UTC; null while it is not.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>The lines; those of a draft have no state of their own yet.</summary>
    public required IReadOnlyList<LineView> Lines { get; init; }

    /// <summary>The personal fields that are filled, such as <c>customerContact</c> (names of the request).</summary>
    public required IReadOnlyList<string> PersonalFields { get; init; }

    /// <summary>The documents, in the order in which they were attached.</summary>
    public required IReadOnlyList<string> ProofIds { get; init; }

    /// <summary>What the partner acknowledged.</summary>
    public required IReadOnlyList<string> Acknowledgements { get; init; }

    /// <summary>Whether the claim is for recognition only.</summary>
    public required bool PaymentOptOut { get; init; }

    /// <summary>When the claim was submitted, UTC; null for a draft.</summary>
    public Instant? SubmittedAt { get; init; }

    /// <summary>The terms that the claim is judged by; null for a draft.</summary>
    public string? TermsId { get; init; }

    /// <summary>The SHA-256 of these terms, 64 lower-case hexadecimal digits.</summary>
    public string? TermsHash { get; init; }

    /// <summary>What the reviewer, or the ledger itself, asks of the partner and is not answered yet.</summary>
    public required IReadOnlyList<OpenRequest> OpenRequests { get; init; }

    /// <summary>
    /// Corrections that another reviewer has still to confirm; shown to reviewers and auditors alone.
    /// </summary>
    public IReadOnlyList<OpenCorrection> OpenCorrections { get; init; } = [];

    /// <summary>The refused claim that this one follows.</summary>
    public string? FollowsClaimId { get; init; }

    /// <summary>The claim that follows this refused one.</summary>
    public string? FollowedByClaimId { get; init; }

    /// <summary>What happens by itself or is promised next; null when nothing.</summary>
    public DeadlineView? NextDeadline { get; init; }

    /// <summary>What the caller may do now. Empty in a view of the past.</summary>
    [OneOf("ClaimAction")]
    public required IReadOnlyList<string> Actions { get; init; }
}

/// <summary>One line of a claim.</summary>
public sealed record LineView
{
    /// <summary>The line's id.</summary>
    public required string LineId { get; init; }

    /// <summary>Microsoft 365: the workload.</summary>
    public string? Workload { get; init; }

    /// <summary>Business Applications: the product.</summary>
    public string? Product { get; init; }

    /// <summary>Business Applications: the subscription.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>Where the line stands.</summary>
    [OneOf("LineStatus")]
    public required string Status { get; init; }

    /// <summary>Why it was rejected or ended.</summary>
    [OneOf("LineReason")]
    public string? Reason { get; init; }

    /// <summary>Codes of the automatic checks that failed for it.</summary>
    public required IReadOnlyList<string> FailedChecks { get; init; }

    /// <summary>
    /// Until when it can be answered for, opted out of or disputed, or a migrated one lasts, UTC, that instant
    /// excluded.
    /// </summary>
    public Instant? Ends { get; init; }

    /// <summary>From when on it is official, UTC.</summary>
    public Instant? OfficialSince { get; init; }

    /// <summary>The opt-out window that it is in.</summary>
    public string? WindowId { get; init; }
}

/// <summary>A request for information that waits for its answer.</summary>
/// <param name="RequestId">The id that the answer names.</param>
/// <param name="LineIds">The lines that wait for it.</param>
/// <param name="Items">What is wanted.</param>
/// <param name="Defects">What is wrong with the proof.</param>
/// <param name="CustomerUnreachable">Whether the ledger itself asks, because the notification came back.</param>
public sealed record OpenRequest(
    string RequestId,
    IReadOnlyList<string> LineIds,
    [property: OneOf("RequestedItem")] IReadOnlyList<string> Items,
    [property: OneOf("ProofDefect")] IReadOnlyList<string> Defects,
    bool CustomerUnreachable);

/// <summary>A proposal to end official lines as wrong, which another reviewer has to confirm.</summary>
/// <param name="CorrectionId">The id that the confirmation names.</param>
/// <param name="LineIds">The lines.</param>
/// <param name="EffectiveAt">From when on they shall not count, UTC; null for as if they had never been.</param>
public sealed record OpenCorrection(string CorrectionId, IReadOnlyList<string> LineIds, Instant? EffectiveAt);
