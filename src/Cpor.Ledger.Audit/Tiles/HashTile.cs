using System.Runtime.InteropServices;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Tiles;

/// <summary>The bytes of a hash tile: its hashes one after the other, and nothing else (C2SP tlog-tiles).</summary>
public static class HashTile
{
    /// <summary>The bytes of a tile; a fault when a hash of it is not to be had.</summary>
    public static Reading<byte[]> Write(IHashSource source, HashTileAddress address)
    {
        var bytes = new byte[address.Width * TreeHash.Length];
        var first = address.Index * HashTileAddress.FullWidth;
        for (var place = 0; place < address.Width; place++)
        {
            if (source.Find(new Subtree(address.Level * HashTileAddress.Height, first + place)) is not { } hash)
                return TreeFaults.HashMissing;
            hash.Bytes.CopyTo(bytes.AsSpan(place * TreeHash.Length));
        }

        return bytes;
    }

    /// <summary>The hashes of a tile of this width; a fault when there are more or fewer bytes.</summary>
    public static Reading<TreeHash[]> Read(ReadOnlySpan<byte> bytes, int width) =>
        bytes.Length == (long)width * TreeHash.Length
            ? MemoryMarshal.Cast<byte, TreeHash>(bytes).ToArray()
            : TileFaults.AnotherLength;
}
