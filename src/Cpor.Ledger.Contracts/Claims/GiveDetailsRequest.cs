using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// What a partner says of a claim: the body of <c>PUT /v1/claims/{claimId}/details</c>, which replaces the former
/// details whole. Only the first four are needed before the claim is submitted (CPOR article, "information to
/// complete a claim").
/// </summary>
public record GiveDetailsRequest
{
    /// <summary>
    /// The MPN ID of the location that claims: one to ten digits, no leading zero, one of the caller's own.
    /// </summary>
    [Required]
    public string? MpnId { get; init; }

    /// <summary>The customer's directory (tenant) ID: a GUID with hyphens.</summary>
    [Required]
    public string? TenantId { get; init; }

    /// <summary>What is claimed.</summary>
    [Required]
    [OneOf("SolutionArea")]
    public string? SolutionArea { get; init; }

    /// <summary>
    /// <c>usage</c> for Microsoft 365; <c>usage</c> and/or <c>pre-sales</c>, or <c>revenue-association</c> alone, for
    /// Business Applications (CPOR article, step 5). Order and repetitions make no difference.
    /// </summary>
    [OneOf("Activity")]
    public IReadOnlyList<string?>? Activities { get; init; }

    /// <summary>
    /// The programme that the claim is for, when the partner wants it checked: <c>osa-sell</c>,
    /// <c>osu-microsoft-365</c> or <c>osu-business-applications</c>. Any other is refused with
    /// <c>programme-not-covered</c>.
    /// </summary>
    public string? Programme { get; init; }

    /// <summary>A domain name of the customer, at most 253 characters; international names in either form.</summary>
    public string? DomainName { get; init; }

    /// <summary>The partner's own name for the claim, 1 to 200 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The claimed workloads or products, at most 50.</summary>
    public IReadOnlyList<ClaimedLine?>? Lines { get; init; }

    /// <summary>The person at the customer who is notified and may opt out. A title is needed to submit.</summary>
    public Contact? CustomerContact { get; init; }

    /// <summary>The customer's technical contact; needed to submit a claim for Dynamics 365, with a title.</summary>
    public Contact? TechnicalContact { get; init; }

    /// <summary>The person who speaks for the partner.</summary>
    public Contact? PartnerContact { get; init; }

    /// <summary>Revenue association: who sold the Dynamics solution, 1 to 200 characters.</summary>
    public string? SolutionSeller { get; init; }

    /// <summary>Revenue association: the customer's name, 1 to 200 characters.</summary>
    public string? CustomerName { get; init; }

    /// <summary>Revenue association: the partner's own product or solution, 1 to 200 characters.</summary>
    public string? SolutionName { get; init; }

    /// <summary>What the partner acknowledges, by the keys of the terms, at most 20.</summary>
    public IReadOnlyList<string?>? Acknowledgements { get; init; }

    /// <summary>Whether the claim is for recognition only, where the terms offer it.</summary>
    public bool? PaymentOptOut { get; init; }
}

/// <summary>A person.</summary>
public sealed record Contact
{
    /// <summary>The person's name, 1 to 200 characters.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The person's e-mail address, at most 254 characters (RFC 5321); international ones too (RFC 6531).
    /// </summary>
    public string? Email { get; init; }

    /// <summary>The person's title, 1 to 200 characters; not asked of the partner's contact.</summary>
    public string? Title { get; init; }

    /// <summary>Leaves the person out, so that none gets into a log by accident.</summary>
    public override string ToString() => nameof(Contact);
}

/// <summary>One workload, or one product with its subscription.</summary>
public sealed record ClaimedLine
{
    /// <summary>A GUID; made from claim and unit when left out, so that it is the same again in a retry.</summary>
    public string? LineId { get; init; }

    /// <summary>Microsoft 365: the workload's key, such as <c>exchange-online</c>.</summary>
    public string? Workload { get; init; }

    /// <summary>Business Applications: the product's key, such as <c>dynamics-365-sales</c>.</summary>
    public string? Product { get; init; }

    /// <summary>
    /// Business Applications: a GUID; needed to submit when the customer has several for the product.
    /// </summary>
    public string? SubscriptionId { get; init; }
}
