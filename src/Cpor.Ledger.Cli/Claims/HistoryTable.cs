using Cpor.Ledger.Contracts.Claims;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Claims;

/// <summary>
/// A claim's history as people read it in a terminal: when (UTC, under its date), who, what, and what came of it.
/// </summary>
internal sealed class HistoryTable(HistoryView history) : Renderable
{
    private const int WidthForStatus = 110;

    private static readonly InstantPattern Day = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd");
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("HH':'mm':'ss'Z'");

    private readonly int _lines = history.Entries.Select(entry => entry.LineIds.Count).DefaultIfEmpty().Max();

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        ((IRenderable)Table(hasStatus: maxWidth >= WidthForStatus)).Render(options, maxWidth);

    private Table Table(bool hasStatus)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns(hasStatus ? ["when", "who", "what", "claim", "more"] : ["when", "who", "what", "more"]);
        foreach (var column in table.Columns)
            column.NoWrap = true;
        foreach (var day in history.Entries.GroupBy(entry => Day.Format(entry.HappenedAt)))
        {
            table.AddRow(new Text(day.Key, new Style(decoration: Decoration.Bold)));
            foreach (var entry in day)
                table.AddRow(Cells(entry, hasStatus));
        }

        table.Columns[^1].NoWrap = false;
        return table;
    }

    private IEnumerable<IRenderable> Cells(HistoryEntryView entry, bool hasStatus)
    {
        var hasMoved = entry.StatusBefore != entry.StatusAfter;
        yield return new Text(Time.Format(entry.HappenedAt));
        yield return new Text(entry.Side);
        yield return new Text(entry.Check is null ? entry.Action : $"checked {entry.Check}");
        if (hasStatus)
            yield return hasMoved ? ClaimTables.Status(entry.StatusAfter) : Text.Empty;
        // Where the status has no column of its own, an action that bears its name says it.
        var moved = !hasStatus && hasMoved && entry.StatusAfter != entry.Action ? entry.StatusAfter : null;
        yield return new Text(string.Join("; ", More(entry).Prepend(moved).OfType<string>()));
    }

    private IEnumerable<string> More(HistoryEntryView entry)
    {
        if (entry.Reason is { } reason)
            yield return reason;
        foreach (var code in entry.Codes.Concat(entry.Items).Concat(entry.Defects))
            yield return code;
        if (entry.Document is { } document)
            yield return $"{document.ContentType}, {document.Size} bytes, SHA-256 {document.Sha256[..12]}…";
        if (entry.Deadline is { } deadline)
            yield return $"{deadline.Kind} until {At(deadline.Ends, entry.HappenedAt)}, {Counted(deadline.Workings)}";
        foreach (var result in entry.Results.Select(Said).Distinct())
            yield return result;
        foreach (var moved in MovedLines(entry))
            yield return moved;
        if (entry.Comment is { } comment)
            yield return $"“{comment}”";
        else if (entry.HasComment)
            yield return "with a comment";
    }

    private static string Said(CheckResultView result) =>
        result.Code is { } code ? $"{result.Outcome}: {code}" : result.Outcome;

    /// <summary>How many lines moved where, unless all of them went where the claim went.</summary>
    private IEnumerable<string> MovedLines(HistoryEntryView entry) =>
        entry.Lines.Count == _lines && entry.Lines.All(line => line.After == entry.StatusAfter)
            ? []
            : entry.Lines.CountBy(line => line.After)
                .Select(moved => $"{moved.Value} of {_lines} lines {moved.Key}");

    private static string At(Instant ends, Instant happenedAt) =>
        Day.Format(ends) == Day.Format(happenedAt) ? Time.Format(ends) : ClaimTables.At(ends);

    private static string Counted(WorkingsView workings) => workings.Length is { } days
        ? $"{days} {Words(workings.Unit)} by the calendar {workings.CalendarId}"
        : $"{workings.Elapsed} of {Words(workings.Unit)}";

    private static string Words(string code) => code.Replace('-', ' ');
}
