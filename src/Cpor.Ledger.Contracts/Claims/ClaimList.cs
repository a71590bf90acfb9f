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

    /// <summary>The roll-up of its lines.</summary>
    [OneOf("ClaimStatus")]
    public required string Status { get; init; }

    /// <summary>The partner's organisation.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>The partner's location.</summary>
    public required string MpnId { get; init; }

    /// <summary>
    /// The partner and its location in words, such as <c>Contoso, Berlin, DE (MPN 1234567)</c>; <c>MPN 1234567</c> when
    /// the partner directory does not list it.
    /// </summary>
    public required string PartnerName { get; init; }

    /// <summary>The customer's directory.</summary>
    public required string TenantId { get; init; }

    /// <summary>The customer's domain name.</summary>
    public string? DomainName { get; init; }

    /// <summary>What is claimed.</summary>
    [OneOf("SolutionArea")]
    public required string SolutionArea { get; init; }

    /// <summary>What the partner did.</summary>
    [OneOf("Activity")]
    public required IReadOnlyList<string> Activities { get; init; }

    /// <summary>What happens by itself or is promised next, UTC.</summary>
    public Instant? NextDeadline { get; init; }

    /// <summary>When the draft was created, UTC.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When the newest fact happened, UTC.</summary>
    public required Instant ChangedAt { get; init; }
}
