using System.Buffers.Binary;
using System.Text;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>
/// Tells the old Office documents and Outlook messages by the names in their directory ([MS-CFB]). The same container
/// holds installers, encrypted documents and macros, which are refused.
/// </summary>
internal static class CompoundFile
{
    private const int EntryLength = 128, MostDirectorySectors = 10_000, HeaderSectors = 109;
    private const uint LastRealSector = 0xFFFFFFFA;

    private static readonly (string Entry, Sniffed Kind)[] _entries =
    [
        ("_VBA_PROJECT", Sniffed.Not("macros")),
        ("_VBA_PROJECT_CUR", Sniffed.Not("macros")),
        ("EncryptedPackage", Sniffed.Not("encrypted")),
        ("WordDocument", ProofKind.Doc),
        ("Workbook", ProofKind.Xls),
        ("Book", ProofKind.Xls),
        ("PowerPoint Document", ProofKind.Ppt),
        ("__properties_version1.0", ProofKind.Msg),
    ];

    public static ReadOnlySpan<byte> Mark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static Sniffed Sniff(Stream content)
    {
        try
        {
            var names = EntryNames(content);
            var known = _entries.Where(entry => names.Contains(entry.Entry)).Select(entry => entry.Kind).ToList();
            return known.Count > 0 ? known[0] : Sniffed.Not("compound-file");
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentOutOfRangeException or OverflowException)
        {
            return Sniffed.Not("compound-file");
        }
    }

    /// <summary>Follows the directory's chain of sectors; a chain that does not end is cut.</summary>
    private static HashSet<string> EntryNames(Stream content)
    {
        var header = Read(content, 0, 512);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if (shift is not (9 or 12))
            throw new EndOfStreamException("There are no sectors of this size.");
        var sectorLength = 1 << shift;
        var sector = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < MostDirectorySectors && sector < LastRealSector; i++)
        {
            var entries = Read(content, (sector + 1L) * sectorLength, sectorLength);
            for (var at = 0; at < sectorLength; at += EntryLength)
                names.Add(Name(entries.AsSpan(at, EntryLength)));
            sector = Next(content, header, sector, sectorLength);
        }

        return names;
    }

    /// <summary>The allocation table says which sector follows.</summary>
    private static uint Next(Stream content, byte[] header, uint sector, int sectorLength)
    {
        var entriesPerSector = (uint)sectorLength / 4;
        var table = TableSector(content, header, sector / entriesPerSector, sectorLength);
        return ReadNumber(content, (table + 1L) * sectorLength + sector % entriesPerSector * 4);
    }

    /// <summary>The first 109 sectors of the table stand in the header, the others in a chain of lists.</summary>
    private static uint TableSector(Stream content, byte[] header, uint index, int sectorLength)
    {
        if (index < HeaderSectors)
            return BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(76 + (int)index * 4));
        var perList = (uint)sectorLength / 4 - 1;
        var list = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(68));
        for (var skip = (index - HeaderSectors) / perList; skip > 0; skip--)
            list = ReadNumber(content, (list + 2L) * sectorLength - 4);
        return ReadNumber(content, (list + 1L) * sectorLength + (index - HeaderSectors) % perList * 4);
    }

    private static uint ReadNumber(Stream content, long position) =>
        BinaryPrimitives.ReadUInt32LittleEndian(Read(content, position, 4));

    /// <summary>
    /// A name is UTF-16 of up to 31 letters; its length in bytes, with the zero that ends it, follows.
    /// </summary>
    private static string Name(ReadOnlySpan<byte> entry)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        return length is >= 2 and <= 64 ? Encoding.Unicode.GetString(entry[..(length - 2)]) : "";
    }

    private static byte[] Read(Stream content, long position, int length)
    {
        var bytes = new byte[length];
        content.Position = position;
        content.ReadExactly(bytes);
        return bytes;
    }
}
