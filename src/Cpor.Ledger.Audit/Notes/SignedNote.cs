using System.Text;

namespace Cpor.Ledger.Audit.Notes;

/// <summary>
/// A text with signatures below it (C2SP signed-note), which nobody has checked: read the text of what
/// <see cref="Open"/> gives.
/// </summary>
public sealed class SignedNote
{
    /// <summary>The most bytes that are read: 1 MiB. Our limit; the specification leaves it to verifiers.</summary>
    public const int LongestNote = 1 << 20;

    /// <summary>The most signatures that are read. Our limit; the specification asks for at least 16.</summary>
    public const int MostSignatures = 100;

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures) =>
        (UncheckedText, Signatures) = (text, signatures);

    /// <summary>The text with its last line feed; not to be trusted.</summary>
    public string UncheckedText { get; }

    /// <summary>The signatures in their order, valid or not.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>
    /// Reads a note; a fault unless it is one, and written as <see cref="ToBytes"/> writes it, to the byte.
    /// </summary>
    public static Reading<SignedNote> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestNote)
            return NoteFaults.NoteTooLong;
        if (StrictText.Read(bytes) is not { } note)
            return NoteFaults.NotANote;
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || StrictText.Lines(note[(end + 2)..]) is not { } lines)
            return NoteFaults.NotANote;
        if (lines.Length > MostSignatures)
            return NoteFaults.NoteTooLong;
        var signatures = lines.Select(NoteSignature.Parse).OfType<NoteSignature>().ToList();
        return signatures.Count == lines.Length
            ? new SignedNote(note[..(end + 1)], signatures)
            : NoteFaults.NotANote;
    }

    /// <summary>
    /// A note of this text without signatures yet, to be signed; a fault when the text does not end with a line feed,
    /// or cannot stand in a note.
    /// </summary>
    public static Reading<SignedNote> Of(string text) =>
        text.EndsWith('\n') && StrictText.IsGood(text) ? new SignedNote(text, []) : NoteFaults.NotANote;

    /// <summary>
    /// The note with one more signature, below the others; one that is there already is not added again.
    /// </summary>
    public SignedNote With(NoteSignature signature) =>
        Signatures.Any(one => one.ToString() == signature.ToString())
            ? this
            : new SignedNote(UncheckedText, [.. Signatures, signature]);

    /// <summary>
    /// The note with the lines of signature that a witness answered, below the others; a fault when they are none.
    /// </summary>
    public Reading<SignedNote> With(ReadOnlySpan<byte> lines) => Parse([.. ToBytes(), .. lines]);

    /// <summary>
    /// Checks the signatures of known keys and leaves those of others aside. A fault when one of a known key is wrong,
    /// or none is there.
    /// </summary>
    public Reading<OpenedNote> Open(IReadOnlyCollection<VerifierKey> keys)
    {
        var made = new List<(VerifierKey Key, NoteSignature Signature)>();
        foreach (var signature in Signatures)
        {
            var known = keys.Where(key => key.Made(signature)).Distinct().ToList();
            if (known.Count > 1)
                return NoteFaults.AmbiguousKey;
            if (known is not [var key])
                continue;
            if (!NoteText.IsSigned(UncheckedText, key, signature))
                return NoteFaults.WrongSignature;
            made.Add((key, signature));
        }

        return made.Count > 0 ? new OpenedNote(UncheckedText, made) : NoteFaults.NoKnownSignature;
    }

    /// <summary>The note as it is sent and kept.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <inheritdoc cref="ToBytes" />
    public override string ToString() =>
        UncheckedText + "\n" + string.Concat(Signatures.Select(signature => signature + "\n"));
}
