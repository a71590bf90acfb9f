using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Review;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/review/removal</c>: the reviewer takes lines out of the claim that its
/// proof does not show; the rest goes on. Removing removed lines adds nothing.
/// </summary>
public sealed record RemoveLinesRequest
{
    /// <summary>The lines' ids, at least one.</summary>
    [Required]
    public IReadOnlyList<string?>? LineIds { get; init; }

    /// <summary>What the reviewer says to the partner, at most 4,000 characters.</summary>
    public string? Comment { get; init; }
}
