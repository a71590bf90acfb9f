namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>What can be wrong with dossiers, beside what can be wrong with their parts.</summary>
public static class DossierFaults
{
    /// <summary>Bytes that are no zip file, or one that is cut off or encrypted.</summary>
    public static Fault NotAZip { get; } = new("not-a-zip", "This is not a zip file, or it is damaged.");

    /// <summary>More than is read.</summary>
    public static Fault TooLarge { get; } = new(
        "dossier-too-large", "The dossier has too many files, or files that are too large.");

    /// <summary>A name that a dossier does not have.</summary>
    public static Fault UnknownFile { get; } = new("file-unknown", "A dossier has no file with this name.");

    /// <summary>Two files with one name.</summary>
    public static Fault FileTwice { get; } = new("file-twice", "A file stands twice in the dossier.");

    /// <summary>A file is not there, as when events are not numbered from 1 without a gap.</summary>
    public static Fault FileMissing { get; } = new("file-missing", "A file of the dossier is missing.");

    /// <summary>A proof with another checkpoint than the dossier's.</summary>
    public static Fault AnotherCheckpoint { get; } = new(
        "another-checkpoint", "The proof was made for another checkpoint than that of the dossier.");

    /// <summary>A proof for another place in the log than the entry names.</summary>
    public static Fault AnotherPosition { get; } = new(
        "another-position", "The entry names another place in the log than its proof.");

    /// <summary>An entry that names another log.</summary>
    public static Fault AnotherSource { get; } = new("another-source", "The entry is of another log.");

    /// <summary>Events of two streams.</summary>
    public static Fault AnotherSubject { get; } = new(
        "another-subject", "The events, or the head, are not all of one claim.");

    /// <summary>A head that was stated before the last event.</summary>
    public static Fault HeadNotBehind { get; } = new(
        "head-not-behind", "The head was stated before the last event, or of more than was in the log by then.");

    /// <summary>A file that is not what its name says.</summary>
    public static Fault AnotherContent { get; } = new(
        "another-content", "The hash of the file is not its name.");

    /// <summary>Terms or a calendar that events name.</summary>
    public static Fault NotIncluded { get; } = new(
        "not-included", "The events name terms or a calendar that the dossier does not have.");

    /// <summary>Terms, a calendar or a document that no event names.</summary>
    public static Fault NamedByNone { get; } = new("named-by-none", "No event names this file.");

    /// <summary>The fault with the name of the file that it was found in.</summary>
    internal static Fault In(this Fault fault, string file) =>
        fault with { Explanation = $"{file}: {fault.Explanation}" };
}
