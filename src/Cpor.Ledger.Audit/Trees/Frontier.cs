using System.Buffers.Binary;
using System.Numerics;

namespace Cpor.Ledger.Audit.Trees;

/// <summary>
/// The right edge of a growing tree: the roots of the complete subtrees that its leaves fall into, at most one of each
/// height. It is all that is needed to add leaves and to tell the root. Not safe for several threads at once.
/// </summary>
public sealed class Frontier
{
    private const int SizeLength = sizeof(long);

    // By height. What is there for a height that the size does not have is left over and means nothing.
    private readonly TreeHash[] _complete = new TreeHash[63];

    /// <summary>How many leaves there are.</summary>
    public long Size { get; private set; }

    /// <summary>Adds one leaf.</summary>
    public void Append(TreeHash leaf) => Append(leaf, level: 0);

    /// <summary>
    /// Adds a complete subtree of 2^<paramref name="level"/> leaves at once; throws when it would not lie where a
    /// subtree of its height can, or when the size would not fit in 63 bits.
    /// </summary>
    public void Append(TreeHash subtree, int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 62);
        var leaves = 1L << level;
        ArgumentOutOfRangeException.ThrowIfNotEqual(Size & (leaves - 1), 0, nameof(level));
        var size = Size + leaves;
        while ((Size >> level & 1) == 1)
            subtree = TreeHash.OfNode(_complete[level++], subtree);
        _complete[level] = subtree;
        Size = size;
    }

    /// <summary>The root of the tree as it is now.</summary>
    public TreeHash Root()
    {
        TreeHash? root = null;
        for (var rest = Size; rest != 0; rest &= rest - 1)
        {
            var complete = _complete[BitOperations.TrailingZeroCount(rest)];
            root = root is { } right ? TreeHash.OfNode(complete, right) : complete;
        }

        return root ?? TreeHash.Empty;
    }

    /// <summary>
    /// The frontier as it is stored, a form that never changes: the size in eight bytes, the highest first, and the
    /// hashes from left to right, so the largest subtree first.
    /// </summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[LengthFor(Size)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        var at = SizeLength;
        foreach (var subtree in Subtree.Covering(0, Size))
        {
            _complete[subtree.Level].Bytes.CopyTo(bytes.AsSpan(at));
            at += TreeHash.Length;
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote. Whether the hashes are right, only the root can tell.</summary>
    public static Reading<Frontier> Read(ReadOnlySpan<byte> bytes)
    {
        var size = bytes.Length < SizeLength ? -1 : BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (size < 0 || bytes.Length != LengthFor(size))
            return TreeFaults.NotAFrontier;
        var frontier = new Frontier { Size = size };
        var at = SizeLength;
        foreach (var subtree in Subtree.Covering(0, size))
        {
            frontier._complete[subtree.Level] = new TreeHash(bytes.Slice(at, TreeHash.Length));
            at += TreeHash.Length;
        }

        return frontier;
    }

    private static int LengthFor(long size) => SizeLength + (BitOperations.PopCount((ulong)size) * TreeHash.Length);
}
