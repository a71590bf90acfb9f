using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/comments</c>. The same id with the same text adds nothing.
/// </summary>
public sealed record CommentRequest
{
    /// <summary>A GUID. When left out it is made from the <c>Idempotency-Key</c>, or is new.</summary>
    public string? CommentId { get; init; }

    /// <summary>1 to 4,000 characters.</summary>
    [Required]
    public string? Text { get; init; }
}
