using System.Collections.Immutable;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>
/// A kind of file that a proof may be. The list is that of the incentive tool before this programme (support article
/// 2969889), which is the only one ever published, without what a browser would run: htm, html, mht. Macros,
/// executables, scripts and other archives are refused as well.
/// </summary>
/// <param name="Name">As <c>pdf</c>; also the extension that a download gets.</param>
/// <param name="MediaType">What a download is served as, always as an attachment.</param>
/// <param name="Extensions">The extensions, with their dot, that such files have.</param>
public sealed record ProofKind(string Name, string MediaType, ImmutableArray<string> Extensions)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    public static readonly ProofKind Pdf = Of("pdf", "application/pdf");
    public static readonly ProofKind Docx = Of("docx", Office + "wordprocessingml.document");
    public static readonly ProofKind Xlsx = Of("xlsx", Office + "spreadsheetml.sheet");
    public static readonly ProofKind Pptx = Of("pptx", Office + "presentationml.presentation");
    public static readonly ProofKind Doc = Of("doc", "application/msword");
    public static readonly ProofKind Xls = Of("xls", "application/vnd.ms-excel");
    public static readonly ProofKind Ppt = Of("ppt", "application/vnd.ms-powerpoint");
    public static readonly ProofKind Msg = Of("msg", "application/vnd.ms-outlook");
    public static readonly ProofKind Rtf = Of("rtf", "application/rtf");
    public static readonly ProofKind Xps = Of("xps", "application/vnd.ms-xpsdocument", ".oxps");
    public static readonly ProofKind Png = Of("png", "image/png");
    public static readonly ProofKind Jpeg = Of("jpg", "image/jpeg", ".jpeg", ".jpe", ".jfif");
    public static readonly ProofKind Gif = Of("gif", "image/gif");
    public static readonly ProofKind Bmp = Of("bmp", "image/bmp", ".dib");
    public static readonly ProofKind Tiff = Of("tiff", "image/tiff", ".tif");
    public static readonly ProofKind Psd = Of("psd", "image/vnd.adobe.photoshop");
    public static readonly ProofKind WindowsMedia = Of("wmv", "video/x-ms-wmv", ".wma");
    public static readonly ProofKind Csv = Of("csv", "text/csv");
    public static readonly ProofKind Txt = Of("txt", "text/plain");

    /// <summary>Every kind.</summary>
    public static ImmutableArray<ProofKind> All { get; } =
    [
        Pdf, Docx, Xlsx, Pptx, Doc, Xls, Ppt, Msg, Rtf, Xps, Png, Jpeg, Gif, Bmp, Tiff, Psd, WindowsMedia, Csv, Txt,
    ];

    /// <summary>
    /// Text runs as a script under a script's name, so it needs a text's name; the rest is told by content.
    /// </summary>
    internal bool Allows(string extension) => this == Csv || this == Txt
        ? extension is "" or ".csv" or ".txt"
        : extension is "" || All.Any(kind => kind.Extensions.Contains(extension));

    private static ProofKind Of(string name, string mediaType, params string[] otherExtensions) =>
        new(name, mediaType, [$".{name}", .. otherExtensions]);
}
