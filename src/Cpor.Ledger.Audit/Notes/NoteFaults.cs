namespace Cpor.Ledger.Audit.Notes;

/// <summary>What can be wrong with keys and signed notes.</summary>
public static class NoteFaults
{
    /// <summary>Text that is no key.</summary>
    public static Fault NotAKey { get; } = new("not-a-key", "This is not a key, or it is written in another way.");

    /// <summary>The id is not that of the key.</summary>
    public static Fault AnotherKeyId { get; } = new(
        "another-key-id", "The id does not belong to this name and key, or is not written in lower case.");

    /// <summary>A signature type that is not checked here.</summary>
    public static Fault UnknownKind { get; } = new(
        "unknown-signature-type", "Only keys that sign with Ed25519, as a log or as a witness, are known here.");

    /// <summary>Bytes that are no signed note.</summary>
    public static Fault NotANote { get; } = new(
        "not-a-note", "A signed note is UTF-8 text, an empty line and lines of signatures, each with its line feed.");

    /// <summary>More than is read.</summary>
    public static Fault NoteTooLong { get; } = new("note-too-long", "The note is too long or has too many signatures.");

    /// <summary>A known key did not make the signature that carries its name and id.</summary>
    public static Fault WrongSignature { get; } = new(
        "wrong-signature", "A signature in the name of a known key was not made by it for this text.");

    /// <summary>Nobody who is known has signed.</summary>
    public static Fault NoKnownSignature { get; } = new("no-known-signature", "No known key has signed the note.");

    /// <summary>Two known keys share a name and an id.</summary>
    public static Fault AmbiguousKey { get; } = new(
        "ambiguous-key", "Two of the known keys have the same name and id, and one of them is to have signed.");
}
