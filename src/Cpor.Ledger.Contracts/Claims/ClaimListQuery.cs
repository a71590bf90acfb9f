using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>What <c>GET /v1/claims</c> is asked for; every filter narrows.</summary>
public sealed record ClaimListQuery
{
    /// <summary>Only claims of these statuses.</summary>
    [OneOf("ClaimStatus")]
    public IReadOnlyList<string> Status { get; init; } = [];

    /// <summary>The customer's directory: a GUID.</summary>
    public string? TenantId { get; init; }

    /// <summary>The partner's location.</summary>
    public string? MpnId { get; init; }

    /// <summary>
    /// The whole of the claim's name; letter case, surrounding space and the way accents are composed make no
    /// difference.
    /// </summary>
    public string? Name { get; init; }

    /// <summary><c>-changed-at</c> (the default), <c>changed-at</c>, <c>created-at</c>, <c>-created-at</c> or
    /// <c>next-deadline</c>, by which claims without one come last.</summary>
    [OneOf("ClaimOrder")]
    public string? Sort { get; init; }

    /// <summary>How many at most, 1 to 200; 50 when left out.</summary>
    [Range(1, 200)]
    public int? Limit { get; init; }

    /// <summary>The cursor that the page before gave.</summary>
    public string? After { get; init; }
}
