using System.Buffers.Binary;
using Cpor.Ledger.Audit.Trees;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Trees;

/// <summary>Leaves that all differ, so that no place can be taken for another.</summary>
internal static class Leaves
{
    /// <summary>Trees of one leaf to several tiles, most of them small.</summary>
    public static Gen<TreeHash[]> Some { get; } =
        Gen.Select(Gen.UInt, Gen.OneOf(Gen.Int[1, 20], Gen.Int[1, 600])).Select((salt, count) => Of(count, salt));

    public static TreeHash[] Of(int count, uint salt = 0) =>
        [.. Enumerable.Range(0, count).Select(index => TreeHash.OfLeaf(Entry(index, salt)))];

    public static byte[] Entry(int index, uint salt = 0)
    {
        var entry = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(entry, index);
        BinaryPrimitives.WriteUInt32BigEndian(entry.AsSpan(4), salt);
        return entry;
    }

    /// <summary>The same hash with one bit changed.</summary>
    public static TreeHash Flipped(TreeHash hash, int bit)
    {
        var bytes = hash.Bytes.ToArray();
        bytes[bit / 8 % TreeHash.Length] ^= (byte)(1 << (bit % 8));
        return new TreeHash(bytes);
    }
}
