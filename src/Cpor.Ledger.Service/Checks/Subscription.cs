using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Service.Checks;

/// <summary>A customer's subscription, as the catalogue knows it.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="TenantId">Whose it is.</param>
/// <param name="Product">What it is a subscription to; also products that cannot be claimed.</param>
public sealed record Subscription(SubscriptionId Id, TenantId TenantId, ProductKey Product)
{
    /// <summary>As of the import.</summary>
    public required SubscriptionState State { get; init; }

    /// <summary>How it was bought.</summary>
    public required SubscriptionChannel Channel { get; init; }

    /// <summary>Its first day.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Its last day; null for one without end.</summary>
    public LocalDate? To { get; init; }
}
