using Cpor.Ledger.Audit;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Audit.Trust;
using Cpor.Ledger.Verify.Replaying;

namespace Cpor.Ledger.Verify;

/// <summary>What is to be said of a dossier.</summary>
/// <param name="Outcome">In a word.</param>
/// <param name="Fault">The first thing that is wrong; null when good.</param>
/// <param name="Proved">The dossier; null unless cryptography is satisfied.</param>
/// <param name="Facts">What was checked of each fact, up to the one that is wrong.</param>
public sealed record Verdict(
    Outcome Outcome, Fault? Fault, ProvedDossier? Proved, IReadOnlyList<CheckedFact> Facts)
{
    /// <summary>Looks at everything in a dossier; what strangers sent never makes it throw.</summary>
    public static Verdict On(byte[] zip, TrustPolicy policy)
    {
        var dossier = Dossier.Read(zip);
        if (!dossier.IsGood)
            return new Verdict(Outcome.Cryptographic, dossier.Fault, null, []);
        var proved = DossierCheck.Check(dossier.Value, policy);
        if (!proved.IsGood)
            return new Verdict(Outcome.Cryptographic, proved.Fault, null, []);
        var (facts, fault) = Replay.Of(proved.Value);
        return new Verdict(fault is null ? Outcome.Good : Outcome.Decision, fault, proved.Value, facts);
    }
}
