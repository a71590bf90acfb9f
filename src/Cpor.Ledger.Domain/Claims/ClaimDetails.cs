using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// What a partner says of a claim (CPOR article, "information to complete a claim"). The first four are fixed when
/// the draft is created; the rest may be missing until the claim is submitted.
/// </summary>
public sealed record ClaimDetails
{
    /// <summary>The partner's location that claims.</summary>
    public required MpnId MpnId { get; init; }

    /// <summary>The customer's directory.</summary>
    public required TenantId TenantId { get; init; }

    /// <summary>The solution area.</summary>
    public required SolutionArea SolutionArea { get; init; }

    /// <summary>What the partner did, each once, in the order of the enumeration.</summary>
    public required ValueList<Activity> Activities { get; init; }

    /// <summary>A domain name of the customer that must belong to the directory.</summary>
    public DomainName? DomainName { get; init; }

    /// <summary>The partner's name for the claim.</summary>
    public Sealed? Name { get; init; }

    /// <summary>The claimed workloads or subscriptions, each once.</summary>
    public ValueList<ClaimedUnit> Lines { get; init; } = [];

    /// <summary>Who is notified at the customer, and may opt out.</summary>
    public SealedContact? CustomerContact { get; init; }

    /// <summary>The customer's technical contact (Dynamics 365).</summary>
    public SealedContact? TechnicalContact { get; init; }

    /// <summary>Who speaks for the partner; no title is asked.</summary>
    public SealedContact? PartnerContact { get; init; }

    /// <summary>Revenue association: who sold the Dynamics solution.</summary>
    public Sealed? SolutionSeller { get; init; }

    /// <summary>Revenue association: the customer's name.</summary>
    public Sealed? CustomerName { get; init; }

    /// <summary>Revenue association: the partner's own product or solution.</summary>
    public Sealed? SolutionName { get; init; }

    /// <summary>What the partner acknowledged, by the terms' keys.</summary>
    public ValueList<string> Acknowledgements { get; init; } = [];

    /// <summary>Whether the claim is for recognition only, where the terms offer it.</summary>
    public bool PaymentOptOut { get; init; }

    /// <summary>Which kind of claim this is, by area and activities.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ClaimKind Kind => SolutionArea switch
    {
        SolutionArea.Microsoft365 => ClaimKind.Microsoft365,
        _ => Activities.Contains(Activity.RevenueAssociation)
            ? ClaimKind.RevenueAssociation
            : ClaimKind.BusinessApplications,
    };

    /// <summary>The same with the activities in the order of the enumeration, so that equal claims are equal.</summary>
    public ClaimDetails InOrder() => this with { Activities = Activities.Order().ToValueList() };
}

/// <summary>A person, sealed.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The person's e-mail address.</param>
/// <param name="Title">The person's title; not asked of the partner's own contact.</param>
public sealed record SealedContact(Sealed Name, Sealed Email, Sealed? Title = null);

/// <summary>One workload, or one product with its subscription: what becomes a line.</summary>
public sealed record ClaimedUnit(
    LineId LineId,
    WorkloadKey? Workload = null,
    ProductKey? Product = null,
    SubscriptionId? SubscriptionId = null)
{
    /// <summary>The slot of this unit at a tenant, or null while the subscription is not known.</summary>
    public Slot? SlotAt(TenantId tenant) => (Workload, SubscriptionId) switch
    {
        ({ } workload, _) => Slot.Of(tenant, workload),
        (_, { } subscription) => Slot.Of(subscription),
        _ => null,
    };
}
