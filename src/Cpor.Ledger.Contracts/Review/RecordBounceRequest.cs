using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Review;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/review/bounce</c>: the notification came back after the customer's server
/// had accepted it. Its window is void and the partner is asked for another contact. Recording it again adds nothing.
/// </summary>
public sealed record RecordBounceRequest
{
    /// <summary>The window of the notification: a GUID, mandatory.</summary>
    [Required]
    public string? WindowId { get; init; }

    /// <summary>The status of the returned mail (RFC 3463), such as <c>5.1.1</c>, when it has one.</summary>
    public string? EnhancedStatus { get; init; }

    /// <summary>The words of the returned mail, 1 to 4,000 characters; mandatory.</summary>
    [Required]
    public string? Evidence { get; init; }
}
