using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Checks;

/// <summary>Knows the customers' subscriptions.</summary>
public interface ISubscriptionCatalogue
{
    /// <summary>The subscription, or null when there is none.</summary>
    /// <exception cref="System.Data.Common.DbException">The catalogue cannot be asked.</exception>
    Task<Subscription?> FindAsync(SubscriptionId subscription, CancellationToken cancel = default);

    /// <summary>
    /// A tenant's subscriptions to a product that are not over, oldest first: what a claim without a subscription may
    /// mean. CSP subscriptions and those not set up yet are among them, so that a claim for the only one is refused for
    /// that reason and not for want of one.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The catalogue cannot be asked.</exception>
    Task<IReadOnlyList<Subscription>> FindAsync(
        TenantId tenant, ProductKey product, CancellationToken cancel = default);
}
