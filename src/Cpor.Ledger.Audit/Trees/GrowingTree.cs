namespace Cpor.Ledger.Audit.Trees;

/// <summary>A tree that exists and leaves that are added to it, from which new tiles and proofs are made.</summary>
/// <param name="before">The tree as it was.</param>
/// <param name="size">How many leaves of it count.</param>
/// <param name="added">The hashes of the leaves that follow.</param>
public sealed class GrowingTree(IHashSource before, long size, IReadOnlyList<TreeHash> added) : IHashSource
{
    /// <summary>A tree of these leaves alone.</summary>
    public GrowingTree(IReadOnlyList<TreeHash> leaves)
        : this(new NothingBefore(), 0, leaves)
    {
    }

    /// <summary>How many leaves there are, with the added ones.</summary>
    public long Size => size + added.Count;

    /// <inheritdoc />
    public TreeHash? Find(Subtree subtree)
    {
        if (subtree.End <= size)
            return before.Find(subtree);
        if (subtree.End > Size)
            return null;
        if (subtree.Level == 0)
            return added[(int)(subtree.Index - size)];
        return Find(subtree.Left) is { } left && Find(subtree.Right) is { } right
            ? TreeHash.OfNode(left, right)
            : null;
    }

    private sealed class NothingBefore : IHashSource
    {
        public TreeHash? Find(Subtree subtree) => null;
    }
}
