namespace Cpor.Ledger.Audit.Notes;

/// <summary>A note that known keys have signed.</summary>
/// <param name="Text">Its text, with its last line feed.</param>
/// <param name="Signatures">
/// The signatures of known keys, at least one, in the order of the note. A key that signed twice is there twice.
/// </param>
public sealed record OpenedNote(string Text, IReadOnlyList<(VerifierKey Key, NoteSignature Signature)> Signatures);
