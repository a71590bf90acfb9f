namespace Cpor.Ledger.Audit.Notes;

/// <summary>
/// How a key signs (C2SP signed-note, signature types). The numbers are part of keys and never change.
/// </summary>
public enum SignatureKind
{
    /// <summary>Ed25519 over the text of the note: what a log signs with.</summary>
    Note = 1,

    /// <summary>
    /// Ed25519 over a time and the text of a checkpoint (C2SP tlog-cosignature): what a witness signs with.
    /// </summary>
    Cosignature = 4,
}
