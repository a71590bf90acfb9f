namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/withdrawal</c>: takes back a draft, or the lines that the reviewer has not
/// accepted yet. Withdrawing again adds nothing.
/// </summary>
public sealed record WithdrawRequest
{
    /// <summary>Why, at most 4,000 characters.</summary>
    public string? Comment { get; init; }
}
