using Cpor.Ledger.Service.Localization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Word2010 = DocumentFormat.OpenXml.Office2010.Word;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>The pieces that a template is put together from.</summary>
internal static class TemplateParts
{
    private const string Ticked = "\u2612", Unticked = "\u2610", Symbols = "MS Gothic", Letters = "Calibri";

    private const int LongestText = 5_000;

    /// <summary>Table widths are counted in fiftieths of a percent.</summary>
    private const int FiftiethsOfAPercent = 50;

    public static Paragraph Paragraph(string text, string? style = null)
    {
        var paragraph = new Paragraph();
        if (style is not null)
            paragraph.ParagraphProperties = new ParagraphProperties { ParagraphStyleId = new() { Val = style } };
        paragraph.Append(Run(text));
        return paragraph;
    }

    /// <param name="widths">In percent, one per column.</param>
    /// <param name="rows">The texts; an empty cell is one to fill in.</param>
    public static Table Table(int[] widths, IEnumerable<string[]> rows) => Table(
        widths, rows.Select(row => row.Select(OpenXmlElement (text) => Paragraph(text)).ToArray()));

    /// <summary>A row per product and a box per activity, which can be clicked in a word processor.</summary>
    public static Table TickList(string[] head, IEnumerable<(string Name, bool[] Ticks)> rows)
    {
        var column = head.Length > 1 ? 60 / (head.Length - 1) : 0;
        int[] widths = [100 - column * (head.Length - 1), .. Enumerable.Repeat(column, head.Length - 1)];
        return Table(
            widths,
            rows.Select(OpenXmlElement[] (row) => [Paragraph(row.Name), .. row.Ticks.Select(Box)])
                .Prepend([.. head.Select(text => Paragraph(text))]));
    }

    /// <summary>A4 with margins of 2 cm, in twentieths of a point.</summary>
    public static SectionProperties Page() => new(
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin
        {
            Top = 1134,
            Right = 1134,
            Bottom = 1134,
            Left = 1134,
            Header = 567,
            Footer = 567,
            Gutter = 0,
        });

    public static Styles Styles(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Letters, HighAnsi = Letters, EastAsia = Symbols, ComplexScript = Letters },
                new FontSize { Val = "22" },
                new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "120" }))),
        Style("Normal", "Normal", isDefault: true),
        Style("Title", "Title", size: "40"),
        Style("Heading1", "heading 1", size: "28"));

    private static Style Style(string id, string name, bool isDefault = false, string? size = null)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
            style.Default = true;
        if (size is not null)
        {
            style.Append(new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" });
            style.Append(new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240" }));
            style.Append(new StyleRunProperties(new Bold(), new FontSize { Val = size }));
        }

        return style;
    }

    private static Run Run(string text) =>
        new(new Text(Template.Line(text, LongestText)) { Space = SpaceProcessingModeValues.Preserve });

    private static Table Table(int[] widths, IEnumerable<OpenXmlElement[]> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{100 * FiftiethsOfAPercent}", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(),
                    Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>())),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width * 96}" })));
        table.Append(rows.Select(row => new TableRow(row.Select((cell, i) => Cell(widths[i], cell)))));
        return table;
    }

    private static TableCell Cell(int width, OpenXmlElement content) => new(
        new TableCellProperties(
            new TableCellWidth { Width = $"{width * FiftiethsOfAPercent}", Type = TableWidthUnitValues.Pct }),
        content);

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "808080" };

    private static Paragraph Box(bool ticked) => new(new SdtRun(
        new SdtProperties(new Word2010.SdtContentCheckBox(
            new Word2010.Checked { Val = ticked ? Word2010.OnOffValues.One : Word2010.OnOffValues.Zero },
            new Word2010.CheckedState { Val = "2612", Font = Symbols },
            new Word2010.UncheckedState { Val = "2610", Font = Symbols })),
        new SdtContentRun(new Run(
            new RunProperties(new RunFonts { Ascii = Symbols, HighAnsi = Symbols, EastAsia = Symbols }),
            new Text(ticked ? Ticked : Unticked)))));
}
