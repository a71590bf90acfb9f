using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Associations;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/corrections</c>: a reviewer proposes to end official lines as wrong;
/// another reviewer confirms it at <c>…/corrections/{correctionId}/confirmation</c>, or any takes it back at
/// <c>…/corrections/{correctionId}/withdrawal</c>. The same correction id again adds nothing.
/// </summary>
public sealed record ProposeCorrectionRequest
{
    /// <summary>A GUID. When left out it is made from the <c>Idempotency-Key</c>, or is new.</summary>
    public string? CorrectionId { get; init; }

    /// <summary>The lines' ids; none means every official line.</summary>
    public IReadOnlyList<string?>? LineIds { get; init; }

    /// <summary>
    /// From when on the association shall not count, such as <c>2026-03-01T00:00:00Z</c>, not in the future; left out
    /// when it shall count as if it had never been.
    /// </summary>
    public string? EffectiveAt { get; init; }

    /// <summary>What is wrong, 1 to 4,000 characters; mandatory.</summary>
    [Required]
    public string? Reason { get; init; }
}
