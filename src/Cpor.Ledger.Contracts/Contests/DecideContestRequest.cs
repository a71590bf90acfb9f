using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Contests;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/contests/{contestId}/decision</c>, where the claim is the challenger's: the
/// reviewer decides who keeps or gets the slot. Deciding the same again adds nothing.
/// </summary>
public sealed record DecideContestRequest
{
    /// <summary>The side that wins.</summary>
    [Required]
    [OneOf("ContestSide")]
    public string? Winner { get; init; }

    /// <summary>
    /// Why: <c>most-recent-proof</c>, <c>better-proof</c>, <c>customer-statement</c> or <c>conceded</c>; mandatory.
    /// </summary>
    [Required]
    [OneOf("ContestReason")]
    public string? Reason { get; init; }

    /// <summary>
    /// The opt-out window's id when the challenger wins: a GUID. When left out it is made from the contest's id.
    /// </summary>
    public string? WindowId { get; init; }

    /// <summary>What the reviewer says to the challenger, at most 4,000 characters.</summary>
    public string? Comment { get; init; }
}
