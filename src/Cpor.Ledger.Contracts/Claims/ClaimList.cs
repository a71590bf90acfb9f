using NodaTime;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>One page of <c>GET /v1/claims</c>.</summary>
/// <param name="Items">The claims that the caller may see, in the order asked for.</param>
/// <param name="Next">The cursor of the next page; null on the last one. Opaque, of this filter and order only.</param>
public sealed record ClaimList(IReadOnlyList<ClaimListItem> Items, string? Next);

/// <summary>One claim of a list.</summary>
public sealed record ClaimListItem
{
    /// <summary>The claim's id.</summary>
    public required string ClaimId { get; init; }

    /// <summary>The number of facts so far.</summary>
    public required long Version { get; init; }

    /// <summary>The roll-up of its lines; the values of <see cref="ClaimView.Status"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The partner's organisation.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>The partner's location.</summary>
    public required string MpnId { get; init; }

    /// <summary>The customer's directory.</summary>
    public required string TenantId { get; init; }

    /// <summary>The customer's domain name.</summary>
    public string? DomainName { get; init; }

    /// <summary><c>microsoft-365</c> or <c>business-applications</c>.</summary>
    public required string SolutionArea { get; init; }

    /// <summary>What the partner did.</summary>
    public required IReadOnlyList<string> Activities { get; init; }

    /// <summary>What happens by itself or is promised next, UTC.</summary>
    public Instant? NextDeadline { get; init; }

    /// <summary>When the draft was created, UTC.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When the newest fact happened, UTC.</summary>
    public required Instant ChangedAt { get; init; }
}

/// <summary>What <c>GET /v1/claims</c> is asked for; every filter narrows.</summary>
public sealed record ClaimListQuery
{
    /// <summary>One or more statuses, the values of <see cref="ClaimView.Status"/>.</summary>
    public IReadOnlyList<string> Status { get; init; } = [];

    /// <summary>The customer's directory: a GUID.</summary>
    public string? TenantId { get; init; }

    /// <summary>The partner's location.</summary>
    public string? MpnId { get; init; }

    /// <summary>
    /// The whole of the claim's name; letter case, surrounding space and the way accents are composed make no difference.
    /// </summary>
    public string? Name { get; init; }

    /// <summary><c>-changed-at</c> (the default), <c>changed-at</c>, <c>created-at</c>, <c>-created-at</c> or
    /// <c>next-deadline</c>, by which claims without one come last.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 1 to 200; 50 when left out.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor that the page before gave.</summary>
    public string? After { get; init; }
}
