using System.Text;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Witnessing;

/// <summary>What a log asks of a witness: to sign its new checkpoint (C2SP tlog-witness, add-checkpoint).</summary>
/// <param name="OldSize">How large the log was when the witness last signed, as the log believes; 0 for never.</param>
/// <param name="Hashes">The consistency proof from there; none from 0.</param>
/// <param name="Note">The new checkpoint, signed; nobody has checked it.</param>
public sealed record WitnessRequest(long OldSize, IReadOnlyList<TreeHash> Hashes, SignedNote Note)
{
    private const string OldWord = "old ";

    /// <summary>Which log asks, not to be trusted; null when the note is no checkpoint.</summary>
    public string? UncheckedOrigin => Checkpoint.Parse(Note.UncheckedText).Value?.Origin;

    /// <summary>Reads a request; a fault unless it is one and written as <see cref="ToBytes"/> writes it.</summary>
    public static Reading<WitnessRequest> Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\n\n"u8);
        if (end < 0
            || StrictText.Read(bytes[..end]) is not { } head
            || head.Split('\n') is not [var first, .. var lines]
            || !first.StartsWith(OldWord, StringComparison.Ordinal)
            || StrictText.Number(first[OldWord.Length..]) is not { } oldSize
            || StrictText.Hashes(lines) is not { } hashes)
            return WitnessFaults.NotARequest;
        var note = SignedNote.Parse(bytes[(end + 2)..]);
        return note.IsGood ? new WitnessRequest(oldSize, hashes, note.Value) : note.Fault;
    }

    /// <summary>The body of the request.</summary>
    public byte[] ToBytes()
    {
        string[] lines = [$"{OldWord}{OldSize}", .. Hashes.Select(hash => hash.ToString()), string.Empty];
        return [.. Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))), .. Note.ToBytes()];
    }

    /// <summary>
    /// What a witness says to it. It has to remember the checkpoint that it accepts, in one step with looking at the
    /// last one, before it signs: else two requests at once could make it go back.
    /// </summary>
    /// <param name="log">The log, when the witness knows one with this origin.</param>
    /// <param name="last">What it signed last for this log; null for never.</param>
    public WitnessAnswer Answer(LogIdentity? log, Checkpoint? last)
    {
        if (log is null)
            return new WitnessAnswer.Refused(404, WitnessFaults.UnknownLog);
        var signed = SignedCheckpoint.Read(Note.ToBytes(), log, []);
        if (!signed.IsGood)
            return new WitnessAnswer.Refused(403, signed.Fault);
        var next = signed.Value.Checkpoint;
        if (OldSize > next.Size)
            return new WitnessAnswer.Refused(400, WitnessFaults.SmallerThanBefore);
        var lastSize = last?.Size ?? 0;
        if (OldSize != lastSize)
            return new WitnessAnswer.Refused(409, WitnessFaults.AnotherOldSize) { LastSize = lastSize };
        return Fault(last?.Root ?? TreeHash.Empty, next) is { } fault
            ? new WitnessAnswer.Refused(422, fault)
            : new WitnessAnswer.Accepted(next);
    }

    private Fault? Fault(TreeHash oldRoot, Checkpoint next)
    {
        if (next.Size == 0 && next.Root != TreeHash.Empty)
            return TreeFaults.AnotherRoot;
        if (OldSize == 0)
            return Hashes.Count > 0 ? TreeFaults.ProofTooLong : null;
        return new ConsistencyProof(OldSize, next.Size, Hashes).Check(oldRoot, next.Root);
    }
}
