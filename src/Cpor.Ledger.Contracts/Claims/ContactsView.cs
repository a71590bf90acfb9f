namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// The personal data of a claim, as <c>GET /v1/claims/{claimId}/contacts?reason=…</c> answers it. Every reading is
/// recorded with who and why.
/// </summary>
public sealed record ContactsView
{
    /// <summary>The claim's id.</summary>
    public required string ClaimId { get; init; }

    /// <summary>The partner's name for the claim.</summary>
    public string? Name { get; init; }

    /// <summary>The person at the customer who is notified.</summary>
    public Contact? CustomerContact { get; init; }

    /// <summary>The customer's technical contact.</summary>
    public Contact? TechnicalContact { get; init; }

    /// <summary>The person who speaks for the partner.</summary>
    public Contact? PartnerContact { get; init; }

    /// <summary>Revenue association: who sold the Dynamics solution.</summary>
    public string? SolutionSeller { get; init; }

    /// <summary>Revenue association: the customer's name.</summary>
    public string? CustomerName { get; init; }

    /// <summary>Revenue association: the partner's own product or solution.</summary>
    public string? SolutionName { get; init; }

    /// <summary>
    /// When the claim's personal data was erased, such as <c>erased on 2020-09-01</c>; the rest is then empty.
    /// </summary>
    public string? Erased { get; init; }

    /// <summary>Fields whose sealed text was altered or cannot be opened, by their names in the request.</summary>
    public required IReadOnlyList<string> Unreadable { get; init; }

    /// <summary>Leaves the persons out, so that none gets into a log by accident.</summary>
    public override string ToString() => nameof(ContactsView);
}
