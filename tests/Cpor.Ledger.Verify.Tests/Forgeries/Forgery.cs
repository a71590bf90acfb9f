using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Verify.Tests.Stories;

namespace Cpor.Ledger.Verify.Tests.Forgeries;

/// <summary>A dossier that is not what it claims to be.</summary>
/// <param name="Kind">What was done to it, in kebab case; the name of its file.</param>
/// <param name="Outcome">By what it is found.</param>
/// <param name="Code">The fault.</param>
/// <param name="Zip">The dossier.</param>
internal sealed record Forgery(string Kind, Outcome Outcome, string Code, Func<byte[]> Zip)
{
    /// <summary>Files of the dossier of a claim that became official were changed by somebody.</summary>
    public static Forgery OfFiles(string kind, string code, Func<DossierFiles, DossierFiles> change) =>
        new(kind, Outcome.Cryptographic, code, () => change(new DossierFiles(Genuine)).Zip());

    /// <summary>A story as it was not, logged and signed by who keeps the log.</summary>
    public static Forgery OfDecision(string kind, string code, Func<Story> story) => new(
        kind, Outcome.Decision, code, () => Told(story()).ToZip());

    /// <summary>The dossier that files are changed of.</summary>
    public static Dossier Genuine { get; } = Told(TrueStories.Named("official"));

    private static Dossier Told(Story story) => story.Log().DossierOf(story.Claim);
}
