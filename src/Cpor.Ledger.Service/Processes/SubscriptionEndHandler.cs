using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using NodaTime;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Ends associations whose subscription the catalogue says is over.</summary>
public static class SubscriptionEndHandler
{
    /// <summary>Asking too often is harmless: the claim decides.</summary>
    public static Task Handle(SubscriptionEnded ask, ClaimLedger ledger, CancellationToken cancel) =>
        ledger.DecideAsync(
            new ClaimId(ask.ClaimId),
            given => given.Decide(new EndWithSubscription(
                new SubscriptionId(ask.SubscriptionId),
                Instant.FromDateTimeOffset(ask.EndedAt),
                given.Regime.Terms)),
            Actor.Ledger("subscription-end"),
            cancel);
}
