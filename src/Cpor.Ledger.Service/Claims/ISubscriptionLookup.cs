using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Knows the customers' subscriptions.</summary>
public interface ISubscriptionLookup
{
    /// <summary>The customer's subscriptions that can be claimed, for each of these products that has any.</summary>
    Task<ValueList<SubscriptionsFound>> FindAsync(
        TenantId tenant, IReadOnlyCollection<ProductKey> products, CancellationToken cancel);
}

/// <summary>Knows no subscription: where no catalogue is loaded, partners say which one they claim.</summary>
public sealed class NoSubscriptions : ISubscriptionLookup
{
    public Task<ValueList<SubscriptionsFound>> FindAsync(
        TenantId tenant, IReadOnlyCollection<ProductKey> products, CancellationToken cancel) =>
        Task.FromResult<ValueList<SubscriptionsFound>>([]);
}
