using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Checkpoints;

/// <summary>What a log says of its tree (C2SP tlog-checkpoint): the text that is signed.</summary>
/// <param name="Origin">Which log: one line, not empty, best a web address without its scheme.</param>
/// <param name="Size">How many entries the log has.</param>
/// <param name="Root">The root of the tree of so many leaves.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    /// <summary>Further lines, none of them empty. Nothing checks what they say; our logs have none.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The text to sign: a line each for origin, size and root, then the further ones.</summary>
    public string Text => string.Concat([$"{Origin}\n{Size}\n{Root}\n", .. Extensions.Select(line => line + "\n")]);

    /// <summary>Reads a text; a fault unless it is exactly as <see cref="Text"/> writes it.</summary>
    public static Reading<Checkpoint> Parse(string text)
    {
        if (StrictText.Lines(text) is not [var origin, var size, var root, .. var extensions])
            return CheckpointFaults.NotACheckpoint;
        return origin.Length > 0
            && StrictText.Number(size) is { } number
            && StrictText.Base64(root) is { Length: TreeHash.Length } hash
            && extensions.All(line => line.Length > 0)
            ? new Checkpoint(origin, number, new TreeHash(hash)) { Extensions = extensions }
            : CheckpointFaults.NotACheckpoint;
    }

    /// <summary>
    /// Signs the checkpoint for the first time; throws when the key does not sign as a log, or has another name than
    /// the checkpoint's origin, or the origin cannot stand in a note.
    /// </summary>
    public SignedNote Sign(SigningKey key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Verifier.Name, Origin, nameof(key));
        var (note, read) = (SignedNote.Of(Text), Parse(Text));
        return note.IsGood && read.IsGood && read.Value.Extensions.SequenceEqual(Extensions)
            ? note.Value.With(key.Sign(Text))
            : throw new InvalidOperationException("This checkpoint could not be read again.");
    }
}
