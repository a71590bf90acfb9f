using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Review;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/review/rejection</c>: the reviewer refuses lines. Refusing refused lines
/// for the same reason adds nothing.
/// </summary>
public sealed record RejectRequest
{
    /// <summary>The lines' ids; none means every line before the reviewer.</summary>
    public IReadOnlyList<string?>? LineIds { get; init; }

    /// <summary>
    /// <c>partner-request</c>, <c>insufficient-proof</c>, <c>missing-customer-consent</c>, <c>missing-products</c> or
    /// <c>proof-unavailable</c> (Manage incentives customer associations, 2020-07); mandatory.
    /// </summary>
    [Required]
    [OneOf("RejectionReason")]
    public string? Reason { get; init; }

    /// <summary>What is wrong with the proof.</summary>
    [OneOf("ProofDefect")]
    public IReadOnlyList<string?>? Defects { get; init; }

    /// <summary>What the reviewer says to the partner, at most 4,000 characters.</summary>
    public string? Comment { get; init; }
}
