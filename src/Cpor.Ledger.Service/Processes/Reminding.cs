using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Asks claims whether somebody has to be reminded. Asking too often is harmless: the claim decides.</summary>
public static class Reminding
{
    public static Task Handle(AskForReminders ask, ClaimLedger ledger, CancellationToken cancel) =>
        ledger.AskAsync(new ClaimId(ask.ClaimId), new Remind(), Actor.Ledger("reminders"), cancel);
}
