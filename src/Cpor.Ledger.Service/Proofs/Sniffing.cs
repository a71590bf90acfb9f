using System.Buffers;
using System.Text;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>What a content was found to be: a kind that proofs may have, or a name for what they may not.</summary>
internal readonly record struct Sniffed(ProofKind? Kind, string Name)
{
    public static implicit operator Sniffed(ProofKind kind) => new(kind, kind.Name);

    public static Sniffed Not(string name) => new(null, name);
}

/// <summary>
/// Tells what a file is by its content. Names and declared types are the sender's word; only text, which has no mark of
/// its own, takes its name (csv or txt) into account.
/// </summary>
internal static class Sniffing
{
    private const int PrefixLength = 1_024;

    private static readonly (byte[] Mark, Sniffed Kind)[] _marks =
    [
        ("%PDF-"u8.ToArray(), ProofKind.Pdf),
        ([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], ProofKind.Png),
        ([0xFF, 0xD8, 0xFF], ProofKind.Jpeg),
        ("GIF87a"u8.ToArray(), ProofKind.Gif),
        ("GIF89a"u8.ToArray(), ProofKind.Gif),
        ("II*\0"u8.ToArray(), ProofKind.Tiff),
        ("MM\0*"u8.ToArray(), ProofKind.Tiff),
        ("8BPS\0\u0001"u8.ToArray(), ProofKind.Psd),
        ("{\\rtf1"u8.ToArray(), ProofKind.Rtf),
        ([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C],
            ProofKind.WindowsMedia),
        ([0x7F, .. "ELF"u8], Sniffed.Not("executable")),
        ([0xFE, 0xED, 0xFA], Sniffed.Not("executable")),
        ([0xCE, 0xFA, 0xED, 0xFE], Sniffed.Not("executable")),
        ([0xCF, 0xFA, 0xED, 0xFE], Sniffed.Not("executable")),
        ([0xCA, 0xFE, 0xBA, 0xBE], Sniffed.Not("executable")),
        ("\0asm"u8.ToArray(), Sniffed.Not("executable")),
        ([0x1F, 0x8B], Sniffed.Not("archive")),
        ([.. "7z"u8, 0xBC, 0xAF], Sniffed.Not("archive")),
        ("Rar!"u8.ToArray(), Sniffed.Not("archive")),
    ];

    private static readonly SearchValues<char> _noText = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code).Except("\t\n\r\f"), '\u007F']);

    /// <summary>What would make a browser or a mail program take text for something that it runs.</summary>
    private static readonly (string Mark, string Name)[] _pages =
    [
        ("<script", "html"), ("<html", "html"), ("<!doctype", "html"), ("<head", "html"), ("<body", "html"),
        ("<iframe", "html"), ("<svg", "html"), ("<?xml", "xml"), ("<?php", "script"), ("mime-version:", "mht"),
    ];

    /// <summary>Reads a seekable content from its start.</summary>
    /// <param name="content">The content.</param>
    /// <param name="extension">In lower case with its dot, or empty.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<Sniffed> SniffAsync(Stream content, string extension, CancellationToken cancel)
    {
        var buffer = new byte[PrefixLength];
        content.Position = 0;
        var prefix = buffer.AsMemory(0, await content.ReadAtLeastAsync(buffer, buffer.Length, false, cancel));
        foreach (var (mark, kind) in _marks)
        {
            if (prefix.Span.StartsWith(mark))
                return kind;
        }

        if (prefix.Span.StartsWith("PK\u0003\u0004"u8) || prefix.Span.StartsWith("PK\u0005\u0006"u8))
            return await OpenPackage.SniffAsync(content, cancel);
        if (prefix.Span.StartsWith(CompoundFile.Mark))
            return CompoundFile.Sniff(content);
        if (IsBitmap(prefix.Span))
            return ProofKind.Bmp;
        if (await IsTextAsync(content, cancel))
            return Text(Encoding.UTF8.GetString(prefix.Span).ToLowerInvariant(), extension);
        return Sniffed.Not(prefix.Span.StartsWith("MZ"u8) ? "executable" : "unknown");
    }

    /// <summary>"BM" alone may begin a sentence; a bitmap has four zero bytes where its header reserves them.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> prefix) =>
        prefix.Length > 26 && prefix.StartsWith("BM"u8) && !prefix[6..10].ContainsAnyExcept((byte)0);

    private static Sniffed Text(string prefix, string extension)
    {
        if (prefix.StartsWith("#!", StringComparison.Ordinal))
            return Sniffed.Not("script");
        foreach (var (mark, name) in _pages)
        {
            if (prefix.Contains(mark, StringComparison.Ordinal))
                return Sniffed.Not(name);
        }

        return extension == ".csv" ? ProofKind.Csv : ProofKind.Txt;
    }

    /// <summary>UTF-8 from the first byte to the last, without the control characters that no text has.</summary>
    private static async Task<bool> IsTextAsync(Stream content, CancellationToken cancel)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[32 * 1024];
        var letters = new char[bytes.Length + 1];
        content.Position = 0;
        try
        {
            int read;
            do
            {
                read = await content.ReadAsync(bytes, cancel);
                var count = decoder.GetChars(bytes.AsSpan(0, read), letters, flush: read == 0);
                if (letters.AsSpan(0, count).ContainsAny(_noText))
                    return false;
            }
            while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
