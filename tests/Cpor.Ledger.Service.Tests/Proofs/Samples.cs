using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Cpor.Ledger.Service.Tests.Proofs;

/// <summary>Small files of many kinds; those of Office are made by the library that others read them with.</summary>
internal static class Samples
{
    public static byte[] Of(string kind) =>
        Plain(kind) ?? Package(kind) ?? Refused(kind)
        ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "No sample.");

    private static byte[]? Plain(string kind) => kind switch
    {
        "pdf" => Bytes("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n"),
        "png" => [0x89, .. Bytes("PNG\r\n"), 0x1A, 0x0A, 0, 0, 0, 13],
        "jpg" => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. Bytes("JFIF")],
        "gif" => [.. Bytes("GIF89a"), 1, 0, 1, 0],
        "bmp" => [.. Bytes("BM"), 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, .. new byte[51]],
        "tiff" => [.. Bytes("II*"), 0, 8, 0, 0, 0],
        "psd" => [.. Bytes("8BPS"), 0, 1, 0, 0],
        "rtf" => Bytes("{\\rtf1\\ansi signed}"),
        "wmv" => [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0, 0xAA, 0, 0x62, 0xCE, 0x6C, 1],
        "txt" => Encoding.UTF8.GetBytes("\uFEFFПодписано 1 сентября.\r\nBM is no bitmap here, <b> is no page.\t\f"),
        _ => null,
    };

    private static byte[]? Package(string kind) => kind switch
    {
        "docx" => Word(WordprocessingDocumentType.Document),
        "docm" => Word(WordprocessingDocumentType.MacroEnabledDocument),
        "xlsx" => Excel(),
        "pptx" => PowerPoint(),
        "xps" => Zip(("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="fdseq" ContentType="application/vnd.ms-package.xps-fixeddocumentsequence+xml"/></Types>
            """)),
        "zip" => Zip(("readme.txt", "hello")),
        "jar" => Zip(("META-INF/MANIFEST.MF", "Manifest-Version: 1.0"), ("A.class", "x")),
        "half-zip" => Word(WordprocessingDocumentType.Document)[..200],
        "doc" => Compound("Root Entry", "WordDocument", "1Table"),
        "xls" => Compound("Root Entry", "Workbook"),
        "ppt" => Compound("Root Entry", "Current User", "PowerPoint Document"),
        "msg" => Compound("Root Entry", "__nameid_version1.0", "__properties_version1.0"),
        "macro-doc" => Compound("Root Entry", "WordDocument", "Macros", "VBA", "_VBA_PROJECT"),
        "encrypted" => Compound("Root Entry", "EncryptedPackage", "EncryptionInfo"),
        "msi" => Compound("Root Entry", "\u4840\u3f3f\u4577"),
        "half-compound" => Compound("Root Entry", "WordDocument")[..600],
        _ => null,
    };

    private static byte[]? Refused(string kind) => kind switch
    {
        "exe" => [.. Bytes("MZ"), 0x90, 0, 3, 0, .. new byte[100]],
        "elf" => [0x7F, .. Bytes("ELF"), 2, 1, 1],
        "gz" => [0x1F, 0x8B, 8, 0],
        "html" => Bytes("  <!DOCTYPE html><html><body>x</body></html>"),
        "late-html" => Bytes(new string(' ', 900) + "<script>alert(1)</script>"),
        "svg" => Bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"),
        "xml" => Bytes("<?xml version=\"1.0\"?><a/>"),
        "mht" => Bytes("From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related"),
        "script" => Bytes("#!/bin/sh\nrm -rf /\n"),
        "binary" => [1, 2, 3, 4],
        "latin1" => [.. Bytes("Gr"), 0xFC, .. Bytes("sse")],
        "late-nul" => [.. Bytes(new string('x', 100_000)), 0],
        "broken-utf8" => [.. Bytes(new string('x', 40_000)), 0xD0],
        _ => null,
    };

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Word(WordprocessingDocumentType type)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, type))
            document.AddMainDocumentPart().Document = new Document(new Body(new Paragraph()));
        return stream.ToArray();
    }

    private static byte[] Excel()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
            document.AddWorkbookPart().Workbook = new Workbook(new Sheets());
        return stream.ToArray();
    }

    private static byte[] PowerPoint()
    {
        using var stream = new MemoryStream();
        using (var document = PresentationDocument.Create(stream, PresentationDocumentType.Presentation))
            document.AddPresentationPart().Presentation = new Presentation();
        return stream.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    /// <summary>
    /// A compound file ([MS-CFB]) of 512-byte sectors: the table of sectors, then a directory that is spread so that
    /// the second half of its entries lies three sectors after the first.
    /// </summary>
    private static byte[] Compound(params string[] entries)
    {
        const int sector = 512;
        var file = new byte[sector * 6];
        ReadOnlySpan<byte> mark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        mark.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(30), 9);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(48), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(76), 0);
        uint[] table = [0xFFFFFFFD, 4, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE];
        for (var i = 0; i < table.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(sector + i * 4), table[i]);
        for (var i = 0; i < entries.Length; i++)
        {
            var at = (i < entries.Length / 2 ? sector * 2 : sector * 5) + i % 4 * 128;
            var name = Encoding.Unicode.GetBytes(entries[i] + "\0");
            name.CopyTo(file, at);
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at + 64), (ushort)name.Length);
        }

        return file;
    }
}
