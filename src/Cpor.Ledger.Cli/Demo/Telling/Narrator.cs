using Spectre.Console;

namespace Cpor.Ledger.Cli.Demo.Telling;

/// <summary>Writes the story: chapters of a few lines each, all about things that have just happened.</summary>
internal sealed class Narrator(Terminal terminal)
{
    private const int WidthOfDay = 12;

    private int _chapters;

    /// <summary>Says what holds for the whole story.</summary>
    public void Introduce(string sentence) => terminal.Show(new Rows(Text.Empty, new Text(sentence)));

    /// <summary>Begins a chapter.</summary>
    public void Begin(string title) => terminal.Show(new Rows(
        Text.Empty, new Text($"{++_chapters}. {title}", new Style(decoration: Decoration.Bold))));

    /// <summary>Says one thing, with the day on which it happened.</summary>
    public void Say(DateTimeOffset day, string sentence) => Say(Dates.Day(day), sentence);

    /// <summary>Says one thing that belongs to what was said before.</summary>
    public void Say(string sentence) => Say("", sentence);

    /// <summary>Breaks the story off when something is not as it must be.</summary>
    /// <exception cref="InvalidOperationException">It is not so.</exception>
    public static void Expect(bool isSo, string otherwise)
    {
        if (!isSo)
            throw new InvalidOperationException($"The demonstration failed: {otherwise}");
    }

    private void Say(string day, string sentence)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { Width = WidthOfDay, NoWrap = true, Padding = new Padding(3, 0, 0, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        terminal.Show(grid.AddRow(new Text(day, new Style(Color.Grey)), new Text(sentence)));
    }
}
