using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/erasure</c>: erases the personal data of a claim, for good. Erasing again
/// adds nothing.
/// </summary>
public sealed record ErasePersonalDataRequest
{
    /// <summary>How much: <c>all-personal-data</c>, also when left out.</summary>
    [OneOf("ErasureScope")]
    public string? Scope { get; init; }

    /// <summary><c>data-subject-request</c>, <c>retention-period-over</c> or <c>court-order</c>.</summary>
    [Required]
    [OneOf("ErasureBasis")]
    public string? Basis { get; init; }

    /// <summary>
    /// The file number of the case, such as <c>DSR-2026-0017</c>: 1 to 40 letters, digits and hyphens, with a digit. It
    /// is kept for ever; no names.
    /// </summary>
    [Required]
    public string? CaseReference { get; init; }
}
