using Cpor.Ledger.Contracts.Claims;
using NodaTime;

namespace Cpor.Ledger.Contracts.Review;

/// <summary>
/// One page of the reviewers' queue, as <c>GET /v1/reviews</c> answers it: what is due first comes first.
/// </summary>
/// <param name="Items">The claims.</param>
/// <param name="Next">The cursor of the next page; null on the last one. Opaque, of this filter only.</param>
public sealed record ReviewList(IReadOnlyList<ReviewListItem> Items, string? Next);

/// <summary>A claim with lines before the reviewer.</summary>
public sealed record ReviewListItem
{
    /// <summary>The claim's id.</summary>
    public required string ClaimId { get; init; }

    /// <summary>How many facts the row covers; the queue follows the claims within moments.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// Whose turn it is: <c>reviewer</c>, or <c>partner</c> when a question is open for every line here.
    /// </summary>
    [OneOf("ReviewTurn")]
    public required string Turn { get; init; }

    /// <summary>Whether another partner holds a slot that the claim wants.</summary>
    public required bool Contested { get; init; }

    /// <summary>When the review should be decided, UTC. A promise: no state changes by it.</summary>
    public required Instant Due { get; init; }

    /// <summary>Whether that is over.</summary>
    public required bool Overdue { get; init; }

    /// <summary>For how long the line that waits longest has been where it is, whole seconds.</summary>
    public required long AgeSeconds { get; init; }

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

    /// <summary>The customer's domain name.</summary>
    public string? DomainName { get; init; }

    /// <summary><c>microsoft-365</c> or <c>business-applications</c>.</summary>
    [OneOf("SolutionArea")]
    public required string SolutionArea { get; init; }

    /// <summary>The lines before the reviewer.</summary>
    public required IReadOnlyList<ReviewLineView> Lines { get; init; }

    /// <summary>
    /// The newest thing that the partner said and no reviewer has answered in words; null when there is none. The
    /// claim's thread (<c>GET /v1/claims/{claimId}/comments</c>) has the text.
    /// </summary>
    public UnansweredCommentView? UnansweredComment { get; init; }

    /// <summary>What automatic checks want the reviewer to see, such as the same proof in another claim.</summary>
    public required IReadOnlyList<ReviewNoticeView> Notices { get; init; }
}

/// <summary>Something that the partner said and nobody has answered.</summary>
/// <param name="Version">The version of the fact that it belongs to.</param>
/// <param name="Since">When it was said, UTC.</param>
public sealed record UnansweredCommentView(int Version, Instant Since);

/// <summary>A line before the reviewer.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Slot">What it wants to hold.</param>
/// <param name="Status"><c>under-review</c>, <c>contested</c> or <c>action-required</c>.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="HolderClaimId">Whose claim holds the slot, when it is contested.</param>
public sealed record ReviewLineView(
    string LineId,
    string Slot,
    [property: OneOf("LineStatus")] string Status,
    Instant Since,
    string? HolderClaimId);

/// <summary>What a check wants a person to see.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Check">The check.</param>
/// <param name="Code">What was found.</param>
/// <param name="Inputs">What it looked at.</param>
public sealed record ReviewNoticeView(
    string LineId, string Check, string? Code, IReadOnlyList<CheckInputView> Inputs);
