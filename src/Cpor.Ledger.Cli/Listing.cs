using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli;

/// <summary>
/// Rows of a result: a table where it fits into the terminal's width, and else one record below the other, so that
/// nothing is cut off and an id can be copied whole.
/// </summary>
internal sealed class Listing(params string[] columns) : Renderable
{
    private const int NarrowestText = 24;

    // What the border and the padding take: two cells before and after, three between columns.
    private const int BesideColumn = 3, BesideTable = 1;

    private readonly List<IRenderable[]> _rows = [];
    private readonly List<int> _droppable = [];
    private bool _endsInText;

    /// <summary>Lets the last column, which holds a text, take several lines.</summary>
    public Listing WithTextLast()
    {
        _endsInText = true;
        return this;
    }

    /// <summary>Names columns that may be left out where the width is small, the first of them first.</summary>
    public Listing WithoutIfNarrow(params string[] names)
    {
        _droppable.AddRange(names.Select(name => Array.IndexOf(columns, name)));
        return this;
    }

    /// <summary>Adds a row, a cell for each column.</summary>
    public void Add(params IRenderable[] cells) => _rows.Add(cells);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var shown = Enumerable.Range(0, columns.Length).ToList();
        var widths = shown.ConvertAll(column => WidthOf(column, options));
        foreach (var column in _droppable.Where(_ => !Fits(shown, widths, maxWidth)))
            shown.Remove(column);
        IRenderable form = Fits(shown, widths, maxWidth) || _droppable.Count > 0 ? Table(shown) : Records(options);
        return form.Render(options, maxWidth);
    }

    private static bool Fits(List<int> shown, List<int> widths, int maxWidth) =>
        shown.Sum(column => widths[column] + BesideColumn) + BesideTable <= maxWidth;

    private int WidthOf(int column, RenderOptions options)
    {
        var widest = _rows.Select(row => Width(row[column], options)).Append(columns[column].Length).Max();
        return _endsInText && column == columns.Length - 1 ? Math.Min(widest, NarrowestText) : widest;
    }

    private static int Width(IRenderable cell, RenderOptions options) => cell.Measure(options, int.MaxValue / 2).Max;

    private Table Table(List<int> shown)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in shown)
        {
            var isText = _endsInText && column == columns.Length - 1;
            table.AddColumn(new TableColumn(columns[column]) { NoWrap = !isText });
        }

        foreach (var row in _rows)
            table.AddRow(shown.Select(column => row[column]));
        return table;
    }

    private Grid Records(RenderOptions options)
    {
        var records = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var row in _rows)
        {
            records.AddRow(Text.Empty, Text.Empty);
            foreach (var (column, cell) in row.Index().Where(cell => Width(cell.Item, options) > 0))
                records.AddRow(new Text(columns[column], new Style(Color.Grey)), cell);
        }

        return records;
    }
}
