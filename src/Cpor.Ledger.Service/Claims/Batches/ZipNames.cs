using System.IO.Compression;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// What the entries of a zip may be called and be. Nothing is ever written under such a name here; what is refused is
/// what would do harm, or mean something else, wherever else the zip is unpacked.
/// </summary>
internal static class ZipNames
{
    private const int KindOfFile = 0xF000, Folder = 0x4000, File = 0x8000;

    /// <summary>The name by which rows find the entry: with letter and accent put together.</summary>
    public static string Of(ZipArchiveEntry entry) =>
        CanonicalForm.TryOf(entry.FullName, out var whole) ? whole : entry.FullName;

    /// <summary>Whether the entry only says that there is a folder; folders hold nothing and are passed over.</summary>
    public static bool IsFolder(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith('/') && entry.Length == 0 && KindOf(entry) is 0 or Folder;

    /// <summary>What is wrong with an entry's name or kind, null when nothing is.</summary>
    public static FieldProblem? ProblemOf(ZipArchiveEntry entry)
    {
        var name = entry.FullName.TrimEnd('/');
        var path = PathOf(entry.FullName);
        if (TextRule.Name.ProblemOf(path, name) is { } problem)
            return problem;
        if (name.Contains('\\') || name.Contains(':') || name.Split('/').Any(part => part is "" or "." or ".."))
            return new FieldProblem(path, "unsafe-name", "A name is a path inside the zip with / between its parts.");
        if (entry.IsEncrypted)
            return new FieldProblem(path, "encrypted", "Files must not be encrypted.");
        return IsFolder(entry) || (KindOf(entry) is 0 or File && !entry.FullName.EndsWith('/'))
            ? null
            : new FieldProblem(path, "not-a-file", "Links and other things that are no files are not taken.");
    }

    /// <summary>How problems name a file of the zip.</summary>
    public static string PathOf(string name) => $"proofs/{(name.Length <= 200 ? name : name[..200])}";

    /// <summary>What Unix programs say the entry is; 0 where nothing is said.</summary>
    private static int KindOf(ZipArchiveEntry entry) => (entry.ExternalAttributes >> 16) & KindOfFile;
}
