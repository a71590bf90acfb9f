using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Terms;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// Asks around for what a submission is decided on: terms in force, subscriptions, holders of the slots.
/// </summary>
public sealed class Submissions(TermsLibrary terms, ISubscriptionLookup subscriptions, IClock clock)
{
    /// <summary>The command for a claim as it is now.</summary>
    public async ValueTask<SubmitClaim> PrepareAsync(Moment moment)
    {
        var details = moment.Claim.Details;
        var products = details.Lines.Select(line => line.Product).OfType<ProductKey>().Distinct().ToList();
        var found = products.Count == 0
            ? []
            : await subscriptions.FindAsync(details.TenantId, products, moment.Cancel);
        // Every slot that a line may turn out to want, since a sole subscription is only chosen by the decision.
        var slots = details.Lines.Select(line => line.SlotAt(details.TenantId)).OfType<Slot>()
            .Concat(found.SelectMany(product => product.Subscriptions).Select(Slot.Of))
            .Distinct()
            .ToList();
        var holders = await SlotBook.LookAsync(moment.Session, slots, moment.Cancel);
        return new SubmitClaim(terms.InForce(clock.GetCurrentInstant()), found, holders);
    }
}
