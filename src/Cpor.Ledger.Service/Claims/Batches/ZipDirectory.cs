using System.Buffers.Binary;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// Counts a zip's entries before anybody holds them in memory (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16). The count
/// that a zip tells of itself is not believed: a few megabytes can list a million.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22, LongestComment = 65_535, HeadLength = 46;
    private const uint EndMark = 0x06054B50, HeadMark = 0x02014B50, Elsewhere = uint.MaxValue;

    /// <summary>How many entries the zip lists; counting stops behind <paramref name="most"/>.</summary>
    /// <exception cref="InvalidDataException">
    /// This is no zip, or one of those for more than 4 GiB (zip64) or with a part on another disk.
    /// </exception>
    public static async Task<int> CountAsync(Stream zip, int most, CancellationToken cancel)
    {
        zip.Position = await FirstAsync(zip, cancel);
        var head = new byte[HeadLength];
        var count = 0;
        while (count <= most
            && await zip.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancel) == HeadLength
            && BinaryPrimitives.ReadUInt32LittleEndian(head) == HeadMark)
        {
            count++;
            zip.Position += Number(head, 28) + Number(head, 30) + Number(head, 32);
        }

        return count;
    }

    /// <summary>Where the list of entries begins, as the end of the zip says.</summary>
    private static async Task<long> FirstAsync(Stream zip, CancellationToken cancel)
    {
        var end = new byte[Math.Min(zip.Length, EndLength + LongestComment)];
        zip.Position = zip.Length - end.Length;
        await zip.ReadExactlyAsync(end, cancel);
        var mark = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(mark, EndMark);
        var at = end.Length < EndLength ? -1 : end.AsSpan(0, end.Length - EndLength + mark.Length).LastIndexOf(mark);
        if (at < 0)
            throw new InvalidDataException("This is no zip.");
        var record = end.AsSpan(at, EndLength);
        var first = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        if (first == Elsewhere || length == Elsewhere || Number(record, 4) != 0 || Number(record, 6) != 0
            || Number(record, 8) == ushort.MaxValue || Number(record, 10) == ushort.MaxValue)
            throw new InvalidDataException("This is a zip64, or a part of a zip.");
        return first;
    }

    private static int Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
