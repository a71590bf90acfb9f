using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Slots;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// Looks up what a submission is decided on: terms in force, subscriptions, holders of the slots.
/// </summary>
public sealed class Submissions(ISubscriptionCatalogue catalogue)
{
    /// <summary>The command for a claim as it is now.</summary>
    public async ValueTask<SubmitClaim> PrepareAsync(CommandContext given)
    {
        var details = given.Claim!.Details;
        var products = details.Lines.Select(line => line.Product).OfType<ProductKey>().Distinct().ToList();
        var found = await FindAsync(details.TenantId, products, given.Cancel);
        // Every slot that a line may turn out to want, since a sole subscription is only chosen by the decision.
        var slots = details.Lines.Select(line => line.SlotAt(details.TenantId)).OfType<Slot>()
            .Concat(found.SelectMany(product => product.Subscriptions).Select(Slot.Of))
            .Distinct()
            .ToList();
        var holders = await SlotBook.LookAsync(given.Session, slots, given.Cancel);
        return new SubmitClaim(given.Terms.InForce(given.Now), found, holders);
    }

    /// <summary>The customer's subscriptions that can be claimed, for each of these products.</summary>
    private async Task<ValueList<SubscriptionsFound>> FindAsync(
        TenantId tenant, IEnumerable<ProductKey> products, CancellationToken cancel)
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
