using System.Text;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Proofs;

/// <summary>
/// A file that proves, without a network, that an entry is in a log (C2SP tlog-proof): its place, the hashes that lead
/// to the root, and the checkpoint, signed. Such files end in <c>.tlog-proof</c>.
/// </summary>
/// <param name="Index">Which entry, from 0.</param>
/// <param name="Hashes">The other half at each level, from the leaf up to the root.</param>
/// <param name="Checkpoint">The signed checkpoint, to the byte.</param>
public sealed record LogProof(long Index, IReadOnlyList<TreeHash> Hashes, ReadOnlyMemory<byte> Checkpoint)
{
    /// <summary>The most bytes that are read: twice the longest note. Our limit.</summary>
    public const int LongestProof = 2 * SignedNote.LongestNote;

    private const string FirstLine = "c2sp.org/tlog-proof@v1";
    private const string ExtraWord = "extra ";
    private const string IndexWord = "index ";

    /// <summary>
    /// What the file says besides, null when it has no such line. Nothing proves it: anybody can have changed it.
    /// </summary>
    public ReadOnlyMemory<byte>? UnprovedExtra { get; init; }

    /// <summary>
    /// Reads a proof; a fault unless it is one and written as <see cref="ToBytes"/> writes it. The checkpoint is taken
    /// as it is: <see cref="Check"/> looks at it.
    /// </summary>
    public static Reading<LogProof> Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\n\n"u8);
        if (bytes.Length > LongestProof
            || end < 0
            || StrictText.Read(bytes[..end]) is not { } head
            || head.Split('\n') is not [FirstLine, .. var lines])
            return ProofFaults.NotAProof;
        var extra = lines is [var first, ..] ? After(ExtraWord, first) : null;
        if (lines[(extra is null ? 0 : 1)..] is not [var indexLine, .. var hashLines]
            || After(IndexWord, indexLine) is not { } indexText
            || StrictText.Number(indexText) is not { } index
            || StrictText.Hashes(hashLines) is not { } hashes)
            return ProofFaults.NotAProof;
        var proof = new LogProof(index, hashes, bytes[(end + 2)..].ToArray());
        if (extra is null)
            return proof;
        return StrictText.Base64(extra) is { } unproved
            ? proof with { UnprovedExtra = unproved }
            : ProofFaults.NotAProof;
    }

    /// <summary>
    /// Checks that an entry is in a log that is trusted, and gives the checkpoint that says so; a fault when the
    /// checkpoint is not good, or its tree does not have the entry at this place.
    /// </summary>
    /// <param name="leaf">The hash of the entry, made of the entry itself.</param>
    /// <param name="log">The log and its keys.</param>
    /// <param name="witnesses">
    /// The keys of witnesses that are trusted; how many are enough is for the reader to say.
    /// </param>
    public Reading<SignedCheckpoint> Check(
        TreeHash leaf, LogIdentity log, IReadOnlyCollection<VerifierKey> witnesses)
    {
        var signed = SignedCheckpoint.Read(Checkpoint.Span, log, witnesses);
        if (!signed.IsGood)
            return signed.Fault;
        var (_, size, root) = signed.Value.Checkpoint;
        return new InclusionProof(Index, size, Hashes).Check(leaf, root) is { } fault ? fault : signed;
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        string[] extra = UnprovedExtra is { } bytes ? [ExtraWord + Convert.ToBase64String(bytes.Span)] : [];
        string[] lines = [FirstLine, .. extra, $"{IndexWord}{Index}", .. Hashes.Select(hash => hash.ToString()), ""];
        return [.. Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))), .. Checkpoint.Span];
    }

    private static string? After(string word, string line) =>
        line.StartsWith(word, StringComparison.Ordinal) ? line[word.Length..] : null;
}
