namespace Cpor.Ledger.Contracts.Disputes;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/successor</c>: begins a new draft that follows a claim refused for good,
/// filled with its details; proof has to be attached anew. The same claim id again changes nothing.
/// </summary>
public sealed record FollowRequest
{
    /// <summary>The new claim's id: a GUID. When left out it is made from the refused claim's.</summary>
    public string? ClaimId { get; init; }
}
