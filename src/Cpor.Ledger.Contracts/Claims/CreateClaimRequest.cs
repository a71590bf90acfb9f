namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// The body of <c>POST /v1/claims</c>: begins a draft. The same claim id with the same details again changes nothing
/// and answers the same; with other details it is refused with <c>claim-exists</c>.
/// </summary>
public record CreateClaimRequest : GiveDetailsRequest
{
    /// <summary>
    /// A GUID. When left out it is made from the <c>Idempotency-Key</c>, so that a retry means the same claim, or is
    /// new.
    /// </summary>
    public string? ClaimId { get; init; }
}
