using Cpor.Ledger.Audit.Notes;

namespace Cpor.Ledger.Audit.Checkpoints;

/// <summary>
/// A witness's word that, at some time, this was the largest tree of the log that it had seen, and that it had seen the
/// log grow to it without a change (C2SP tlog-cosignature).
/// </summary>
/// <param name="Witness">Whose word.</param>
/// <param name="Time">
/// When, in seconds since 1970; not negative, and possibly in the future, for the reader to judge.
/// </param>
public sealed record Cosignature(VerifierKey Witness, long Time)
{
    /// <summary>The witnesses among those who signed a note, each with its latest time.</summary>
    internal static IReadOnlyList<Cosignature> Of(OpenedNote note, IReadOnlyCollection<VerifierKey> witnesses) =>
    [
        .. from made in note.Signatures
           where made.Key.Kind == SignatureKind.Cosignature && witnesses.Contains(made.Key)
           group NoteText.Time(made.Signature) ?? 0 by made.Key into times
           select new Cosignature(times.Key, times.Max()),
    ];
}
