using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Audit.Trust;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Verify;

namespace Cpor.Ledger.Cli.Demo.Telling;

/// <summary>
/// A claim's dossier, checked by the verifier that knows neither the ledger nor its database: as it is, with one byte
/// changed, and after the personal data is gone.
/// </summary>
internal sealed class ProvedAndErased(Sample sample, Stage stage, DemoLedger ledger, Narrator narrator)
{
    private const string Case = "DSR-2026-0017";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task TellAsync(CancellationToken cancel)
    {
        narrator.Begin("The record is proved without trusting the ledger");
        var zip = (await stage.Cast.Auditor.GetDossierAsync(sample.Id, cancel: cancel)).Required().Content;
        await File.WriteAllBytesAsync(ledger.Folders.Dossier, zip, cancel);
        await File.WriteAllTextAsync(ledger.Folders.Policy, await ledger.PolicyAsync(cancel), cancel);
        var policy = TrustPolicy.Parse(await File.ReadAllBytesAsync(ledger.Folders.Policy, cancel)).Value!;
        TellProved(zip, policy);
        TellForged(zip, policy);
        narrator.Begin("Personal data is erased, and the record is still proved");
        await TellErasureAsync(cancel);
        var again = Check(await File.ReadAllBytesAsync(ledger.Folders.Dossier, cancel), policy);
        narrator.Say($"The same dossier again: proved, {again.Proved!.Events.Count} events.");
    }

    private void TellProved(byte[] zip, TrustPolicy policy)
    {
        var verdict = Check(zip, policy);
        var decided = verdict.Facts.Count(fact => fact.IsDecidedAgain);
        narrator.Say(
            $"ledger-verify gets the claim's dossier, a file of {zip.Length:N0} bytes, and the log's public key: "
            + $"proved. The signed log holds all {verdict.Proved!.Events.Count} events, and the rules decide {decided} "
            + "of them again in the same way.");
    }

    private void TellForged(byte[] zip, TrustPolicy policy)
    {
        var dossier = Dossier.Read(zip).Value!;
        var entry = dossier.Events[^1].Entry.ToArray();
        var at = Array.FindLastIndex(entry, letter => char.IsAsciiDigit((char)letter));
        var before = (char)entry[at];
        // An odd digit becomes the even one before it, and the other way round: still an event, and another one.
        entry[at] ^= 1;
        var last = dossier.Events[^1] with { Entry = entry };
        var forged = dossier with { Events = [.. dossier.Events.SkipLast(1), last] };
        var verdict = Verdict.On(forged.ToZip(), policy);
        Narrator.Expect(verdict.Fault is not null, "a forged dossier was proved.");
        narrator.Say(
            $"One byte of event {dossier.Events.Count} is changed from '{before}' to '{(char)entry[at]}': refused, "
            + $"{verdict.Fault!.Code}. {verdict.Fault.Explanation}");
    }

    private async Task TellErasureAsync(CancellationToken cancel)
    {
        var request = new ErasePersonalDataRequest { Basis = "data-subject-request", CaseReference = Case };
        (await stage.Cast.Operator.EraseAsync(sample.Id, request, cancel: cancel)).Required();
        var erasure = await FinishedAsync(cancel);
        var contacts = (await stage.Cast.Auditor.GetContactsAsync(sample.Id, "demonstration", cancel)).Required();
        Narrator.Expect(
            contacts is { Erased: not null, CustomerContact: null, Name: null },
            "a contact can be read after the erasure.");
        narrator.Say(
            erasure.ErasedAt.ToDateTimeOffset(),
            $"{sample.Claim.Create.CustomerContact!.Name} asks to be forgotten ({erasure.CaseReference}): "
            + $"the key of {erasure.SealedTexts} sealed texts is destroyed. The contacts now read: "
            + $"{contacts.Erased}.");
    }

    /// <summary>The certificate, once the key is destroyed and everything that lay open is removed.</summary>
    private async Task<ErasureView> FinishedAsync(CancellationToken cancel)
    {
        while (true)
        {
            var erasure = (await stage.Cast.Operator.GetErasureAsync(sample.Id, cancel: cancel)).Required();
            if (erasure is { KeyDestroyedAt: not null, FinishedAt: not null })
                return erasure;
            await Task.Delay(Pause, cancel);
        }
    }

    private static Verdict Check(byte[] zip, TrustPolicy policy)
    {
        var verdict = Verdict.On(zip, policy);
        Narrator.Expect(
            verdict.Fault is null, $"the dossier is refused, {verdict.Fault?.Code}. {verdict.Fault?.Explanation}");
        return verdict;
    }
}
