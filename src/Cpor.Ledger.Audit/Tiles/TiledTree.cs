using System.Runtime.InteropServices;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Tiles;

/// <summary>
/// A tree that lies in tiles. A partial tile that is gone is looked for in the full one, as a log may delete it then.
/// A tile that is missing or has another length is a hash that is not to be had; tiles are read again each time.
/// </summary>
/// <param name="size">How many leaves the tree has, as a checkpoint says.</param>
/// <param name="read">The bytes of a tile; null when it is not there.</param>
public sealed class TiledTree(long size, Func<HashTileAddress, byte[]?> read) : IHashSource
{
    /// <inheritdoc />
    public TreeHash? Find(Subtree subtree)
    {
        if (subtree.End > size)
            return null;
        var address = HashTileAddress.Holding(subtree, size);
        if ((Tile(address) ?? Tile(address.Full)) is not { } tile)
            return null;
        var height = subtree.Level % HashTileAddress.Height;
        var start = (int)((subtree.Index << height) % HashTileAddress.FullWidth);
        return Fold(MemoryMarshal.Cast<byte, TreeHash>(tile).Slice(start, 1 << height));
    }

    private byte[]? Tile(HashTileAddress address) =>
        read(address) is { } bytes && bytes.Length == address.Width * TreeHash.Length ? bytes : null;

    private static TreeHash Fold(ReadOnlySpan<TreeHash> hashes)
    {
        var half = hashes.Length / 2;
        return half == 0 ? hashes[0] : TreeHash.OfNode(Fold(hashes[..half]), Fold(hashes[half..]));
    }
}
