using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Asks claims whether somebody has to be reminded. Asking too often is harmless: the claim decides.</summary>
public static class ReminderHandler
{
    public static Task Handle(RemindersDue ask, ClaimLedger ledger, CancellationToken cancel) =>
        ledger.DecideAsync(new ClaimId(ask.ClaimId), new Remind(), Actor.Ledger("reminders"), cancel);
}
