using System.IO.Compression;
using System.Xml;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>
/// Tells Office documents and XPS from other zip files by their list of content types (ECMA-376 part 2).
/// </summary>
internal static class OpenPackage
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const long LargestList = 1024 * 1024;

    private static readonly Dictionary<string, ProofKind> _kinds = new()
    {
        [Office + "wordprocessingml.document.main+xml"] = ProofKind.Docx,
        [Office + "spreadsheetml.sheet.main+xml"] = ProofKind.Xlsx,
        [Office + "presentationml.presentation.main+xml"] = ProofKind.Pptx,
        ["application/vnd.ms-package.xps-fixeddocumentsequence+xml"] = ProofKind.Xps,
        ["application/oxps"] = ProofKind.Xps,
    };

    public static async Task<Sniffed> SniffAsync(Stream content, CancellationToken cancel)
    {
        try
        {
            content.Position = 0;
            await using var zip = await ZipArchive.CreateAsync(
                content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancel);
            if (zip.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return Sniffed.Not("macros");
            if (zip.GetEntry("[Content_Types].xml") is not { Length: <= LargestList } list)
                return Sniffed.Not("archive");
            return Kind(await TypesAsync(list, cancel));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            return Sniffed.Not("archive");
        }
    }

    private static Sniffed Kind(List<string> types)
    {
        if (types.Exists(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)))
            return Sniffed.Not("macros");
        var kinds = types.Where(_kinds.ContainsKey).Select(type => _kinds[type]).Distinct().ToList();
        return kinds.Count == 1 ? kinds[0] : Sniffed.Not("archive");
    }

    private static async Task<List<string>> TypesAsync(ZipArchiveEntry list, CancellationToken cancel)
    {
        var types = new List<string>();
        await using var stream = await list.OpenAsync(cancel);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LargestList,
        });
        while (await xml.ReadAsync())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("ContentType") is { } type)
                types.Add(type);
        }

        return types;
    }
}
