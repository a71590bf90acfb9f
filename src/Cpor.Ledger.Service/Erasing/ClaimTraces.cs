using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Proofs;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>
/// Removes everything by which personal data of an erased claim could be read: first the key, which makes what is
/// sealed unreadable wherever copies of it lie, then what lies open. Each step may be done again, so whoever breaks
/// off begins anew.
/// </summary>
public sealed class ClaimTraces(
    ErasureJournal journal, ClaimKeys keys, StoredTraces stored, ProofStore proofs, MailFolder mails)
{
    /// <summary>Removes them.</summary>
    public async Task RemoveAsync(LedgerClaim claim, CancellationToken cancel)
    {
        await journal.KeepAsync(claim.Id, cancel);
        await keys.DestroyAsync(claim.Id, cancel);
        await stored.RemoveAsync(claim.Id, cancel);
        await proofs.DeleteClaimAsync(claim.Id, cancel);
        mails.Remove(claim.State);
        await stored.FinishAsync(claim.Id, cancel);
    }
}
