using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/disassociation</c>: ends official lines and frees their slots (Manage
/// incentives customer associations, 2023-10, "Disassociate customer"). Ending ended lines adds nothing.
/// </summary>
public sealed record DisassociateRequest
{
    /// <summary>The lines' ids; none means every official line.</summary>
    public IReadOnlyList<string?>? LineIds { get; init; }

    /// <summary>Why, 1 to 4,000 characters; mandatory.</summary>
    [Required]
    public string? Reason { get; init; }
}
