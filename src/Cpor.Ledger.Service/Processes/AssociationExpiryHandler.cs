using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Wakes migrated associations whose subscription may be over.</summary>
public static class AssociationExpiryHandler
{
    /// <summary>
    /// May come early, late or twice: the claim decides, and the timer of what still lasts is set again.
    /// </summary>
    public static async Task<object?> Handle(
        ExpiryTimeout timer, ClaimLedger ledger, CancellationToken cancel)
    {
        var answer = await ledger.DecideAsync(
            new ClaimId(timer.ClaimId),
            given => given.Decide(new EndExpired(given.Regime.Terms)),
            Actor.Ledger("association-expiry"),
            cancel);
        return answer is { Decision: Decision<ClaimEvent>.Refused, Claim: Claim.Filed filed }
            && filed.Lines.Min(line => (line.State as LineState.Official)?.Ends) is { } ends
                ? timer.ScheduledAt(ends.ToDateTimeOffset())
                : null;
    }
}
