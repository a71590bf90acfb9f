using NodaTime;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// One page of what partner and reviewer said on a claim, as <c>GET /v1/claims/{claimId}/comments</c> answers it:
/// oldest first.
/// </summary>
/// <param name="Items">What was said.</param>
/// <param name="Next">The cursor of the next page; null on the last one. Opaque, of this claim only.</param>
public sealed record CommentList(IReadOnlyList<CommentListItem> Items, string? Next);

/// <summary>
/// Something that one side said, by itself or with what it did: with a request, an answer, a rejection, a withdrawal.
/// </summary>
public sealed record CommentListItem
{
    /// <summary>The version of the fact that it belongs to.</summary>
    public required int Version { get; init; }

    /// <summary>What that fact is, such as <c>commented</c> or <c>info-requested</c>.</summary>
    public required string Action { get; init; }

    /// <summary>When, UTC.</summary>
    public required Instant HappenedAt { get; init; }

    /// <summary>Who: <c>partner</c> or <c>reviewer</c>.</summary>
    [OneOf("ClaimSide")]
    public required string Side { get; init; }

    /// <summary>The lines that the fact is about.</summary>
    public required IReadOnlyList<string> LineIds { get; init; }

    /// <summary>What was said, or that it was erased; only when a reason for reading it was given.</summary>
    public string? Text { get; init; }
}
