namespace Cpor.Ledger.Audit.Trees;

/// <summary>What can be wrong with proofs and frontiers.</summary>
public static class TreeFaults
{
    /// <summary>A proof for a leaf that the tree does not have.</summary>
    public static Fault OutsideTree { get; } = new(
        "outside-tree", "There is no leaf with this index in a tree so large.");

    /// <summary>The older of two trees is empty, or larger than the newer one.</summary>
    public static Fault NotALaterTree { get; } = new(
        "not-a-later-tree", "Consistency is proved from a tree with leaves to one that is at least as large.");

    /// <summary>Fewer hashes than there are levels.</summary>
    public static Fault ProofTooShort { get; } = new("proof-too-short", "The proof ends before the root is reached.");

    /// <summary>More hashes than there are levels.</summary>
    public static Fault ProofTooLong { get; } = new("proof-too-long", "The proof goes on after the root was reached.");

    /// <summary>The proof leads to another root.</summary>
    public static Fault AnotherRoot { get; } = new("another-root", "The proof does not lead to this root.");

    /// <summary>The proof leads to another root of the older tree.</summary>
    public static Fault AnotherOldRoot { get; } = new(
        "another-old-root", "The proof does not lead to this root of the older tree.");

    /// <summary>A hash that the proof needs is not in the tiles or in memory.</summary>
    public static Fault HashMissing { get; } = new("hash-missing", "A hash of the tree is not to be had.");

    /// <summary>Bytes that are no stored frontier.</summary>
    public static Fault NotAFrontier { get; } = new(
        "not-a-frontier", "A frontier is a size in eight bytes and a hash for each bit that is set in it.");
}
