using System.Numerics;
using System.Runtime.InteropServices;

namespace Cpor.Ledger.Audit.Trees;

/// <summary>
/// A complete subtree: the leaves from <see cref="First"/> up to but not including <see cref="End"/>.
/// </summary>
/// <param name="Level">Its height: 0 for a leaf, at most 62.</param>
/// <param name="Index">How many subtrees of the same height lie before it; <see cref="End"/> fits in 63 bits.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Subtree(int Level, long Index)
{
    /// <summary>Its first leaf.</summary>
    public long First => Index << Level;

    /// <summary>The leaf after its last.</summary>
    public long End => First + (1L << Level);

    /// <summary>Its left half; a leaf has none.</summary>
    public Subtree Left => new(Level - 1, Index * 2);

    /// <summary>Its right half; a leaf has none.</summary>
    public Subtree Right => new(Level - 1, (Index * 2) + 1);

    /// <summary>
    /// The fewest complete subtrees that hold the leaves from <paramref name="start"/> up to but not including
    /// <paramref name="end"/>, from left to right; none when there are no such leaves.
    /// </summary>
    public static IEnumerable<Subtree> Covering(long start, long end)
    {
        while (start < end)
        {
            var widest = BitOperations.Log2((ulong)(end - start));
            var level = start == 0 ? widest : Math.Min(widest, BitOperations.TrailingZeroCount(start));
            yield return new Subtree(level, start >> level);
            start += 1L << level;
        }
    }
}
