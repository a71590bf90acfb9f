using System.Data.Common;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Http;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Checks;

/// <summary>
/// The subscription must be the tenant's, for the product, not bought through CSP, and active or in grace
/// (Issues with CPOR customer associations, 2020-07). That the product is one of Business Applications is asked at
/// submit, by the terms; here the subscription must be to that same product.
/// </summary>
public sealed class SubscriptionCheck(ISubscriptionCatalogue catalogue)
{
    /// <summary>Asks the catalogue, and judges as of <paramref name="now"/>'s date in UTC.</summary>
    public async Task<CheckAnswer> RunAsync(
        ClaimedSubscription claimed, Instant now, CancellationToken cancel = default)
    {
        try
        {
            return Judge(claimed, await catalogue.FindAsync(claimed.SubscriptionId, cancel), now.InUtc().Date);
        }
        catch (DbException e)
        {
            return new CheckAnswer.Unavailable($"The catalogue cannot be asked: {e.Message}", Inputs(claimed));
        }
    }

    /// <summary>The first reason that applies, from what the claim got wrong to what the subscription lacks.</summary>
    private static CheckAnswer Judge(ClaimedSubscription claimed, Subscription? found, LocalDate today)
    {
        if (found is null)
            return new CheckAnswer.Failed(CheckCodes.SubscriptionUnknown, Inputs(claimed));
        // Whose it is otherwise, and what else is known of it, is not for this partner to read in the claim.
        if (found.TenantId != claimed.TenantId)
            return new CheckAnswer.Failed(CheckCodes.SubscriptionOfAnotherTenant, Inputs(claimed));
        ValueList<RuleInput> inputs = [.. Inputs(claimed), .. Known(found), new("checked-on", Text(today))];
        return Problem(claimed, found, today) is { } code
            ? new CheckAnswer.Failed(code, inputs)
            : new CheckAnswer.Passed(inputs);
    }

    /// <summary>
    /// Where state and dates disagree, the stricter of the two counts; a grace period goes past the end.
    /// </summary>
    private static string? Problem(ClaimedSubscription claimed, Subscription found, LocalDate today) => found switch
    {
        _ when found.Product != claimed.Product => CheckCodes.SubscriptionNotForProduct,
        { Channel: SubscriptionChannel.Csp } => CheckCodes.SubscriptionIsCsp,
        { State: SubscriptionState.NotProvisioned } => CheckCodes.SubscriptionNotProvisioned,
        { State: SubscriptionState.Ended } => CheckCodes.SubscriptionNotActive,
        _ when found.From > today => CheckCodes.SubscriptionNotProvisioned,
        { State: SubscriptionState.Active, To: { } last } when last < today => CheckCodes.SubscriptionNotActive,
        _ => null,
    };

    private static ValueList<RuleInput> Inputs(ClaimedSubscription claimed) =>
    [
        new("subscription-id", claimed.SubscriptionId.ToString()),
        new("tenant-id", claimed.TenantId.ToString()),
        new("product", claimed.Product.ToString()),
    ];

    private static IEnumerable<RuleInput> Known(Subscription found) =>
    [
        new("subscription-product", found.Product.ToString()),
        new("subscription-state", found.State.PublicName()),
        new("subscription-channel", found.Channel.PublicName()),
        new("subscription-from", Text(found.From)),
        new("subscription-to", found.To is { } to ? Text(to) : "none"),
    ];

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
