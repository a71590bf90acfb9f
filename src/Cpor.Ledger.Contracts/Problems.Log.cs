namespace Cpor.Ledger.Contracts;

/// <summary>The codes of the log.</summary>
public static partial class Problems
{
    /// <summary>404: the log has no such position, or no checkpoint covers it yet.</summary>
    public const string PositionUnknown = "position-unknown";

    /// <summary>422: these are not two sizes that the log had, the older one first.</summary>
    public const string SizesInvalid = "sizes-invalid";

    /// <summary>503: the published tiles are incomplete on this node.</summary>
    public const string LogProofUnavailable = "log-proof-unavailable";

    /// <summary>413: what is to be recorded is too large for an entry of the log, 60,000 bytes.</summary>
    public const string FactTooLarge = "fact-too-large";

    /// <summary>409: the claim's documents are more than 256 MiB; ask for the dossier without them.</summary>
    public const string DossierTooLarge = "dossier-too-large";

    /// <summary>
    /// 404: the log has nothing of such a claim, or no checkpoint covers its beginning yet.
    /// </summary>
    public const string NotInLog = "not-in-log";

    /// <summary>
    /// 409: an entry of the log cannot be folded; the explanation says which and why. Nothing is shown past it.
    /// </summary>
    public const string EntryUnreadable = "entry-unreadable";
}
