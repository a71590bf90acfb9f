using System.Buffers.Binary;

namespace Cpor.Ledger.Audit.Tiles;

/// <summary>
/// The bytes of a bundle: each entry behind its length in two bytes, the highest first, and nothing else (C2SP
/// tlog-tiles).
/// </summary>
public static class EntryBundle
{
    /// <summary>The most bytes that an entry can have.</summary>
    public const int LongestEntry = ushort.MaxValue;

    /// <summary>The bytes of a bundle with these entries; a fault when one of them is too long.</summary>
    public static Reading<byte[]> Write(IReadOnlyCollection<ReadOnlyMemory<byte>> entries)
    {
        if (entries.Any(entry => entry.Length > LongestEntry))
            return TileFaults.EntryTooLong;
        var bytes = new byte[entries.Sum(entry => sizeof(ushort) + entry.Length)];
        var rest = bytes.AsSpan();
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[sizeof(ushort)..]);
            rest = rest[(sizeof(ushort) + entry.Length)..];
        }

        return bytes;
    }

    /// <summary>
    /// The entries of a bundle, as parts of the bytes given; a fault when there are not exactly
    /// <paramref name="width"/> of them.
    /// </summary>
    public static Reading<IReadOnlyList<ReadOnlyMemory<byte>>> Read(ReadOnlyMemory<byte> bytes, int width)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        while (bytes.Length > 0 && entries.Count < width)
        {
            if (bytes.Length < sizeof(ushort))
                return TileFaults.AnotherLength;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.Span);
            bytes = bytes[sizeof(ushort)..];
            if (bytes.Length < length)
                return TileFaults.AnotherLength;
            entries.Add(bytes[..length]);
            bytes = bytes[length..];
        }

        return bytes.Length > 0 || entries.Count != width ? TileFaults.AnotherLength : entries.AsReadOnly();
    }
}
