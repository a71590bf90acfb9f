using System.Globalization;
using System.Runtime.InteropServices;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Tiles;

/// <summary>Which hash tile (C2SP tlog-tiles).</summary>
/// <param name="Level">
/// Its level, 0 to 63: at 0 it holds hashes of leaves, above that each hash is the root of a full tile of the level
/// below.
/// </param>
/// <param name="Index">How many tiles lie before it at its level.</param>
/// <param name="Width">How many hashes it holds: 1 to 255 when it is partial, 256 when it is full.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HashTileAddress(int Level, long Index, int Width)
{
    /// <summary>The height of a tile: its 256 hashes are the leaves of a tree of 8 levels.</summary>
    public const int Height = 8;

    /// <summary>How many hashes a full tile holds.</summary>
    public const int FullWidth = TilePath.FullWidth;

    private const int HighestLevel = 63;
    private const string Folder = "tile/";

    /// <summary>The path below the log's prefix: <c>tile/L/N</c>, or <c>tile/L/N.p/W</c> when it is partial.</summary>
    public string Path => $"{Folder}{Level}/{TilePath.Format(Index, Width)}";

    /// <summary>The same tile when it is full.</summary>
    public HashTileAddress Full => this with { Width = FullWidth };

    /// <summary>Reads a path; a fault unless it is exactly as <see cref="Path"/> writes it.</summary>
    public static Reading<HashTileAddress> Parse(string path)
    {
        var rest = path.StartsWith(Folder, StringComparison.Ordinal) ? path[Folder.Length..] : string.Empty;
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && int.TryParse(rest.AsSpan(0, slash), NumberStyles.None, null, out var level)
            && level <= HighestLevel
            && TilePath.Parse(rest[(slash + 1)..]) is var (index, width)
            && new HashTileAddress(level, index, width) is var address
            && address.Path == path
            ? address
            : TileFaults.NotATilePath;
    }

    /// <summary>
    /// The tile that holds what a subtree's hash is made of, in a tree of <paramref name="size"/> leaves that the
    /// subtree is a part of.
    /// </summary>
    public static HashTileAddress Holding(Subtree subtree, long size)
    {
        var level = subtree.Level / Height;
        var index = subtree.Index >> (Height - (subtree.Level % Height));
        var hashes = size >> (Height * level);
        return new HashTileAddress(level, index, (int)Math.Min(FullWidth, hashes - (index * FullWidth)));
    }

    /// <summary>
    /// The tiles that are new when a tree grows from one size to another, those of each level from left to right, the
    /// lower levels first. A partial tile that gets wider is a new one.
    /// </summary>
    public static IEnumerable<HashTileAddress> Grown(long oldSize, long newSize)
    {
        for (var level = 0; newSize > 0; level++, oldSize >>= Height, newSize >>= Height)
        {
            for (var index = oldSize / FullWidth; index * FullWidth < newSize && oldSize < newSize; index++)
                yield return new HashTileAddress(level, index, (int)Math.Min(FullWidth, newSize - (index * FullWidth)));
        }
    }
}
