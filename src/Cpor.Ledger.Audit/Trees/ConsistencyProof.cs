using System.Numerics;

namespace Cpor.Ledger.Audit.Trees;

/// <summary>That a tree begins with all the leaves of an older one, unchanged (RFC 6962, section 2.1.2).</summary>
/// <param name="OldSize">
/// How many leaves the older tree has, at least one: every tree begins with the empty one, so there is nothing to
/// prove.
/// </param>
/// <param name="NewSize">How many leaves the newer tree has, at least as many.</param>
/// <param name="Hashes">The subtrees that both roots can be made from; none when the sizes are equal.</param>
public sealed record ConsistencyProof(long OldSize, long NewSize, IReadOnlyList<TreeHash> Hashes)
{
    /// <summary>Makes the proof; a fault when the sizes make no sense, or a hash is not to be had.</summary>
    public static Reading<ConsistencyProof> Make(IHashSource source, long oldSize, long newSize)
    {
        if (oldSize < 1 || oldSize > newSize)
            return TreeFaults.NotALaterTree;
        var hashes = new List<TreeHash?>();
        Climb(source, oldSize, 0, newSize, hashes);
        return hashes.Contains(null)
            ? TreeFaults.HashMissing
            : new ConsistencyProof(oldSize, newSize, [.. hashes.OfType<TreeHash>()]);
    }

    /// <summary>Null when the proof leads to both roots (RFC 9162, section 2.1.4.2), else what is wrong.</summary>
    public Fault? Check(TreeHash oldRoot, TreeHash newRoot)
    {
        if (OldSize < 1 || OldSize > NewSize)
            return TreeFaults.NotALaterTree;
        if (OldSize == NewSize)
            return Hashes.Count > 0 ? TreeFaults.ProofTooLong : oldRoot != newRoot ? TreeFaults.AnotherRoot : null;
        if (Hashes.Count == 0)
            return TreeFaults.ProofTooShort;

        // What lies to the left of the older tree's last complete subtree is the same in both; when that subtree is the
        // whole older tree, its root is known and left out of the proof.
        var height = BitOperations.TrailingZeroCount(OldSize);
        var (at, last) = ((OldSize - 1) >> height, (NewSize - 1) >> height);
        var isWhole = at == 0;
        var (oldHash, newHash) = isWhole ? (oldRoot, oldRoot) : (Hashes[0], Hashes[0]);
        foreach (var other in isWhole ? Hashes : Hashes.Skip(1))
        {
            if (last == 0)
                return TreeFaults.ProofTooLong;
            if ((at & 1) == 1 || at == last)
            {
                (oldHash, newHash) = (TreeHash.OfNode(other, oldHash), TreeHash.OfNode(other, newHash));
                while ((at & 1) == 0 && at != 0)
                    (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                newHash = TreeHash.OfNode(newHash, other);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last != 0 ? TreeFaults.ProofTooShort
            : oldHash != oldRoot ? TreeFaults.AnotherOldRoot
            : newHash != newRoot ? TreeFaults.AnotherRoot
            : null;
    }

    // The part of the newer tree from start to end, which the older tree reaches into up to oldSize. A part that begins
    // both trees and is the whole older one is left out: its root is known to who checks.
    private static void Climb(IHashSource source, long oldSize, long start, long end, List<TreeHash?> hashes)
    {
        if (oldSize == end)
        {
            if (start != 0)
                hashes.Add(MerkleTree.Root(source, start, end));
            return;
        }

        var middle = start + MerkleTree.Split(end - start);
        if (oldSize <= middle)
        {
            Climb(source, oldSize, start, middle, hashes);
            hashes.Add(MerkleTree.Root(source, middle, end));
        }
        else
        {
            Climb(source, oldSize, middle, end, hashes);
            hashes.Add(MerkleTree.Root(source, start, middle));
        }
    }
}
