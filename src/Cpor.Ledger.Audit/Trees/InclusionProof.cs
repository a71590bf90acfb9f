namespace Cpor.Ledger.Audit.Trees;

/// <summary>That a leaf is in a tree (RFC 6962, section 2.1.1).</summary>
/// <param name="Index">Which leaf, from 0.</param>
/// <param name="Size">How many leaves the tree has.</param>
/// <param name="Hashes">The other half at each level, from the leaf up to the root.</param>
public sealed record InclusionProof(long Index, long Size, IReadOnlyList<TreeHash> Hashes)
{
    /// <summary>The most hashes that a proof can have: one for each level of the largest tree.</summary>
    public const int MostHashes = 63;

    /// <summary>Makes the proof; a fault when there is no such leaf, or a hash is not to be had.</summary>
    public static Reading<InclusionProof> Make(IHashSource source, long index, long size)
    {
        if (index < 0 || index >= size)
            return TreeFaults.OutsideTree;
        var hashes = new List<TreeHash?>();
        Climb(source, index, 0, size, hashes);
        return hashes.Contains(null)
            ? TreeFaults.HashMissing
            : new InclusionProof(index, size, [.. hashes.OfType<TreeHash>()]);
    }

    /// <summary>
    /// Null when the proof leads from the leaf to the root (RFC 9162, section 2.1.3.2), else what is wrong. Size and
    /// root belong together and have to come from one checkpoint: trees of other sizes can have paths of the same form.
    /// </summary>
    public Fault? Check(TreeHash leaf, TreeHash root)
    {
        if (Index < 0 || Index >= Size)
            return TreeFaults.OutsideTree;
        var (at, last, hash) = (Index, Size - 1, leaf);
        foreach (var other in Hashes)
        {
            if (last == 0)
                return TreeFaults.ProofTooLong;
            if ((at & 1) == 1 || at == last)
            {
                hash = TreeHash.OfNode(other, hash);
                // On the right edge a subtree without another half is carried up as it is.
                while ((at & 1) == 0 && at != 0)
                    (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                hash = TreeHash.OfNode(hash, other);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last != 0 ? TreeFaults.ProofTooShort : hash != root ? TreeFaults.AnotherRoot : null;
    }

    private static void Climb(IHashSource source, long index, long start, long end, List<TreeHash?> hashes)
    {
        if (end - start == 1)
            return;
        var middle = start + MerkleTree.Split(end - start);
        if (index < middle)
        {
            Climb(source, index, start, middle, hashes);
            hashes.Add(MerkleTree.Root(source, middle, end));
        }
        else
        {
            Climb(source, index, middle, end, hashes);
            hashes.Add(MerkleTree.Root(source, start, middle));
        }
    }
}
