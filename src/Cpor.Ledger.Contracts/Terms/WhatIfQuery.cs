namespace Cpor.Ledger.Contracts.Terms;

/// <summary>
/// What <c>GET /v1/what-if</c> is asked for: claims by their ids, or by filters of which every one narrows.
/// </summary>
public sealed record WhatIfQuery
{
    /// <summary>The id of the terms to ask instead of the claims' own, such as <c>cpor-2023-10</c>.</summary>
    public required string TermsId { get; init; }

    /// <summary>These claims, 100 at most, and then no filter.</summary>
    public IReadOnlyList<string> ClaimIds { get; init; } = [];

    /// <summary>One or more statuses.</summary>
    public IReadOnlyList<string> Status { get; init; } = [];

    /// <summary>The customer's directory: a GUID.</summary>
    public string? TenantId { get; init; }

    /// <summary>The partner's location.</summary>
    public string? MpnId { get; init; }

    /// <summary>How many claims at most, 1 to 100; 50 when left out.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor that the page before gave.</summary>
    public string? After { get; init; }
}
