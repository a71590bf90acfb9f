using System.IO.Compression;
using System.Text;
using Cpor.Ledger.Audit.Dossiers;

namespace Cpor.Ledger.Verify.Tests.Forgeries;

/// <summary>The files of a dossier, of which anything can be made.</summary>
internal sealed class DossierFiles
{
    private readonly List<(string Name, byte[] Bytes)> _files = [];

    public DossierFiles(Dossier dossier)
    {
        using var zip = new ZipArchive(new MemoryStream(dossier.ToZip()));
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            using var file = entry.Open();
            file.CopyTo(bytes);
            _files.Add((entry.FullName, bytes.ToArray()));
        }
    }

    public IReadOnlyList<string> Names => [.. _files.Select(file => file.Name)];

    public byte[] this[string name] => _files.Single(file => file.Name == name).Bytes;

    public DossierFiles Change(string name, Func<byte[], byte[]> change)
    {
        var at = _files.FindIndex(file => file.Name == name);
        var changed = change(_files[at].Bytes);
        changed.ShouldNotBe(_files[at].Bytes, "that would be no forgery");
        _files[at] = (name, changed);
        return this;
    }

    public DossierFiles Replace(string name, string text, string by) =>
        Change(name, bytes => Replaced(bytes, text, by));

    /// <summary>Replaces a text in the checkpoint, also where it stands in proofs.</summary>
    public DossierFiles ReplaceCheckpoint(Func<byte[], byte[]> change)
    {
        var old = Encoding.UTF8.GetString(this["checkpoint"]);
        var by = Encoding.UTF8.GetString(change(this["checkpoint"]));
        foreach (var name in Names.Where(name => name == "checkpoint" || name.EndsWith(".tlog-proof")))
            Replace(name, old, by);
        return this;
    }

    public DossierFiles Remove(params IEnumerable<string> names)
    {
        _files.RemoveAll(file => names.Contains(file.Name)).ShouldBe(names.Count());
        return this;
    }

    public DossierFiles Add(string name, byte[] bytes)
    {
        _files.Add((name, bytes));
        return this;
    }

    public DossierFiles Rename(string name, string to)
    {
        _files[_files.FindIndex(file => file.Name == name)] = (to, this[name]);
        return this;
    }

    public byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _files)
            {
                using var file = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                file.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The first occurrence of a text, replaced.</summary>
    public static byte[] Replaced(byte[] bytes, string text, string by)
    {
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        at.ShouldBeGreaterThanOrEqualTo(0, text);
        return [.. bytes[..at], .. Encoding.UTF8.GetBytes(by), .. bytes[(at + Encoding.UTF8.GetByteCount(text))..]];
    }
}
