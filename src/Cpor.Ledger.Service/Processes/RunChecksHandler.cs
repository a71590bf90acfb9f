using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Terms;
using Marten;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Runs automatic checks and records what they answered, each as a fact with what it looked at.</summary>
public static class RunChecksHandler
{
    private static readonly Actor Ledger = Actor.Ledger("claim-validation");

    public static async Task<CheckAnswered> Handle(
        RunCheck run,
        IQuerySession session,
        IEnumerable<IAutomaticCheck> checks,
        ClaimLedger ledger,
        CancellationToken cancel)
    {
        if (await session.LoadAsync<LedgerClaim>(run.ClaimId, cancel) is { State: Claim.Filed filed })
        {
            var results = await checks.Single(check => check.Name == run.Check).RunAsync(filed, cancel);
            await ledger.DecideAsync(filed.Id, new RecordCheck(run.Check, results), Ledger, cancel);
        }

        return new CheckAnswered(run.ClaimId, run.Check);
    }

    public static async Task<SettleValidation> Handle(
        ConcludeChecks conclude, ClaimLedger ledger, TermsLibrary terms, CancellationToken cancel)
    {
        await ledger.DecideAsync(
            new ClaimId(conclude.ClaimId),
            async (claim, session, stop) =>
            {
                var filed = (Claim.Filed)claim!;
                var slots = filed.Lines.Select(line => line.Unit.Slot).ToList();
                return new OpenReview(terms.Binding(filed), await SlotBook.LookAsync(session, slots, stop));
            },
            Ledger,
            cancel);
        return new SettleValidation(conclude.ClaimId);
    }
}
