using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Terms;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// Asks around for what a submission is decided on: terms in force, subscriptions, holders of the slots.
/// </summary>
public sealed class Submissions(TermsLibrary terms, ISubscriptionCatalogue catalogue, IClock clock)
{
    /// <summary>The command for a claim as it is now.</summary>
    public async ValueTask<SubmitClaim> PrepareAsync(Moment moment)
    {
        var details = moment.Claim.Details;
        var products = details.Lines.Select(line => line.Product).OfType<ProductKey>().Distinct().ToList();
        var found = new List<SubscriptionsFound>();
        foreach (var product in products)
        {
            var subscriptions = await catalogue.FindAsync(details.TenantId, product, moment.Cancel);
            found.Add(new SubscriptionsFound(product, subscriptions.Select(one => one.Id).ToValueList()));
        }

        // Every slot that a line may turn out to want, since a sole subscription is only chosen by the decision.
        var slots = details.Lines.Select(line => line.SlotAt(details.TenantId)).OfType<Slot>()
            .Concat(found.SelectMany(product => product.Subscriptions).Select(Slot.Of))
            .Distinct()
            .ToList();
        var holders = await SlotBook.LookAsync(moment.Session, slots, moment.Cancel);
        return new SubmitClaim(terms.InForce(clock.GetCurrentInstant()), found.ToValueList(), holders);
    }
}
