using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Review;

/// <summary>What <c>GET /v1/reviews</c> is asked for; every filter narrows.</summary>
public sealed record ReviewListQuery
{
    /// <summary><c>reviewer</c> (the default), <c>partner</c> or <c>any</c>.</summary>
    [OneOf("ReviewTurnFilter")]
    public string? Turn { get; init; }

    /// <summary>Only contested claims, or only others.</summary>
    public bool? Contested { get; init; }

    /// <summary>How many at most, 1 to 200; 50 when left out.</summary>
    [Range(1, 200)]
    public int? Limit { get; init; }

    /// <summary>The cursor that the page before gave.</summary>
    public string? After { get; init; }
}
