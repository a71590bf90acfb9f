using System.Numerics;

namespace Cpor.Ledger.Audit.Trees;

/// <summary>Roots of trees (RFC 6962, section 2.1). Sizes count leaves and fit in 63 bits.</summary>
public static class MerkleTree
{
    /// <summary>The root of the tree with these leaves.</summary>
    public static TreeHash Root(ReadOnlySpan<TreeHash> leaves)
    {
        var frontier = new Frontier();
        foreach (var leaf in leaves)
            frontier.Append(leaf);
        return frontier.Root();
    }

    /// <summary>
    /// The root of the first <paramref name="size"/> leaves; null when a hash of it is not to be had.
    /// </summary>
    public static TreeHash? Root(IHashSource source, long size) => Root(source, 0, size);

    /// <summary>
    /// The root of the leaves from <paramref name="start"/> up to but not including <paramref name="end"/>, which are a
    /// part that the tree is split into; null when a hash of it is not to be had.
    /// </summary>
    internal static TreeHash? Root(IHashSource source, long start, long end)
    {
        TreeHash? root = start == end ? TreeHash.Empty : null;
        foreach (var subtree in Subtree.Covering(start, end).Reverse())
        {
            if (source.Find(subtree) is not { } hash)
                return null;
            root = root is { } right ? TreeHash.OfNode(hash, right) : hash;
        }

        return root;
    }

    /// <summary>
    /// How many of so many leaves, at least two, are in the left half: the largest power of two below.
    /// </summary>
    internal static long Split(long leaves) => 1L << BitOperations.Log2((ulong)(leaves - 1));
}
