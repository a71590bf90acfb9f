using Cpor.Ledger.Contracts.Claims;
using NodaTime.Text;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Claims;

/// <summary>A claim's history as people read it in a terminal: when, who, what, and what came of it.</summary>
internal static class HistoryTable
{
    private static readonly InstantPattern Moment =
        InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss.ff'Z'");

    public static Table Of(HistoryView history)
    {
        var table = ClaimTables.New("when", "who", "what", "the claim is then", "more");
        foreach (var entry in history.Entries)
        {
            table.AddRow(
                new Text(Moment.Format(entry.HappenedAt)),
                new Text(entry.Side),
                new Text(entry.Check is null ? entry.Action : $"{entry.Action}: {entry.Check}"),
                entry.StatusBefore == entry.StatusAfter ? new Text("") : ClaimTables.Status(entry.StatusAfter),
                new Text(string.Join("; ", More(entry))));
        }

        table.Columns[^1].NoWrap = false;
        return table;
    }

    private static IEnumerable<string> More(HistoryEntryView entry)
    {
        if (entry.Reason is { } reason)
            yield return reason;
        foreach (var code in entry.Codes.Concat(entry.Items).Concat(entry.Defects))
            yield return code;
        if (entry.Document is { } document)
            yield return $"{document.ContentType}, {document.Size} bytes, SHA-256 {document.Sha256[..12]}…";
        if (entry.Deadline is { } deadline)
            yield return $"{deadline.Kind} ends {Moment.Format(deadline.Ends)}, counted in {Counted(deadline.Workings)}";
        var results = entry.Results.Where(result => result.Outcome != "passed");
        foreach (var result in results)
            yield return $"{result.Outcome}: {result.Code}";
        // Where all lines moved together, the claim's status says it.
        if (entry.Lines.Select(line => line.After).Distinct().Count() > 1 || entry.Lines.Count < entry.LineIds.Count)
            yield return string.Join(", ", entry.Lines.CountBy(line => line.After).Select(moved => $"{moved.Value} {moved.Key}"));
        if (entry.Comment is { } comment)
            yield return $"“{comment}”";
        else if (entry.HasComment)
            yield return "with a comment";
    }

    private static string Counted(WorkingsView workings) => workings.Length is { } days
        ? $"{days} {workings.Unit} of {workings.CalendarId}"
        : $"{workings.Unit} {workings.Elapsed}";
}
