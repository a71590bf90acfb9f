using Cpor.Ledger.Audit.Notes;

namespace Cpor.Ledger.Audit.Checkpoints;

/// <summary>A checkpoint that its log has signed.</summary>
/// <param name="Checkpoint">What the log says.</param>
/// <param name="Cosignatures">Which of the known witnesses vouch for it, and since when; each of them once.</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, IReadOnlyList<Cosignature> Cosignatures)
{
    /// <summary>
    /// Reads a signed checkpoint and checks it; a fault unless it is of the log that was asked for, signed by a key of
    /// that log, and no signature of a known key is wrong. How many witnesses are enough is for the reader to say.
    /// </summary>
    /// <param name="note">The signed note.</param>
    /// <param name="log">The log and its keys: those of today and, where old checkpoints count, earlier ones.</param>
    /// <param name="witnesses">The keys of witnesses that are trusted; those of others are left aside.</param>
    public static Reading<SignedCheckpoint> Read(
        ReadOnlySpan<byte> note, LogIdentity log, IReadOnlyCollection<VerifierKey> witnesses)
    {
        var signed = SignedNote.Parse(note);
        if (!signed.IsGood)
            return signed.Fault;
        var opened = signed.Value.Open([.. log.Keys, .. witnesses]);
        if (!opened.IsGood)
            return opened.Fault;
        if (!opened.Value.Signatures.Any(made => log.Keys.Contains(made.Key)))
            return CheckpointFaults.NotSignedByItsLog;
        var checkpoint = Checkpoint.Parse(opened.Value.Text);
        if (!checkpoint.IsGood)
            return checkpoint.Fault;
        return checkpoint.Value.Origin == log.Origin
            ? new SignedCheckpoint(checkpoint.Value, Cosignature.Of(opened.Value, witnesses))
            : CheckpointFaults.AnotherLog;
    }
}
