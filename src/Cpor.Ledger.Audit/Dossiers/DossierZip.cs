using System.IO.Compression;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>The zip file around a dossier. What strangers packed is unpacked only as far as the limits go.</summary>
internal static class DossierZip
{
    private const int MostFiles = 20_000;
    private const long LargestFile = 64L << 20;
    private const long LargestDossier = 768L << 20;

    // The oldest that a zip file can have: nothing tells when it was made, so equal dossiers are equal files.
    private static readonly DateTimeOffset _anyTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = _anyTime;
                entry.ExternalAttributes = 0;
                using var file = entry.Open();
                file.Write(content.Span);
            }
        }

        return bytes.ToArray();
    }

    public static Reading<Dictionary<string, ReadOnlyMemory<byte>>> Read(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return Read(zip);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or NotSupportedException
            or ArgumentException or OverflowException)
        {
            return DossierFaults.NotAZip;
        }
    }

    private static Reading<Dictionary<string, ReadOnlyMemory<byte>>> Read(ZipArchive zip)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var left = LargestDossier;
        if (zip.Entries.Count > MostFiles)
            return DossierFaults.TooLarge;
        foreach (var entry in zip.Entries)
        {
            if (!DossierNames.IsOfADossier(entry.FullName))
                return DossierFaults.UnknownFile.In(Printable(entry.FullName));
            if (Unpack(entry, Math.Min(left, LargestFile)) is not { } content)
                return DossierFaults.TooLarge.In(entry.FullName);
            if (content.Length != entry.Length)
                return DossierFaults.NotAZip.In(entry.FullName);
            if (!files.TryAdd(entry.FullName, content))
                return DossierFaults.FileTwice.In(entry.FullName);
            left -= content.Length;
        }

        return files;
    }

    // Null when there is more than the limit, whatever the zip file says of its length.
    private static byte[]? Unpack(ZipArchiveEntry entry, long most)
    {
        using var content = new MemoryStream();
        using var file = entry.Open();
        var buffer = new byte[81_920];
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            if (content.Length + read > most)
                return null;
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    // A name is a stranger's, and is shown on a terminal.
    private static string Printable(string name) =>
        new([.. name.Take(100).Select(one => char.IsControl(one) || char.IsSurrogate(one) ? '?' : one)]);
}
