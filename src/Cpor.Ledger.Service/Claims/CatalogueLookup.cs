using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Finds the subscriptions that a line without one may mean, in the catalogue.</summary>
public sealed class CatalogueLookup(ISubscriptionCatalogue catalogue) : ISubscriptionLookup
{
    public async Task<ValueList<SubscriptionsFound>> FindAsync(
        TenantId tenant, IReadOnlyCollection<ProductKey> products, CancellationToken cancel)
    {
        var found = new List<SubscriptionsFound>();
        foreach (var product in products)
        {
            var subscriptions = await catalogue.FindAsync(tenant, product, cancel);
            found.Add(new SubscriptionsFound(product, subscriptions.Select(one => one.Id).ToValueList()));
        }

        return found.ToValueList();
    }
}
