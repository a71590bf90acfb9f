using System.Text.Json;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Log;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Replaying;

/// <summary>What was replayed, as people read it in a terminal.</summary>
internal static class ReplayTables
{
    private const string Sealed = "sealed:";
    private const int LongestValue = 60;

    /// <summary>A claim as it was.</summary>
    public static IRenderable Claim(ClaimReplayView claim)
    {
        var facts = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        facts.Row("claim", $"{claim.ClaimId}, version {claim.Version}");
        facts.AddRow(new Text("status"), ClaimTables.Status(claim.Status));
        facts.Row("position", $"{claim.Position}, below the checkpoint of size {claim.Size}");
        facts.Row("happened", ClaimTables.At(claim.HappenedAt));
        facts.Row("recorded", ClaimTables.At(claim.RecordedAt));
        if (claim.NextDeadlineAt is { } ends)
            facts.Row("deadline", $"{claim.NextDeadline?.Kind} {ClaimTables.At(ends)}".Trim());
        var lines = new Listing("line", "slot", "status", "since version", "why");
        foreach (var line in claim.Lines)
        {
            lines.Add(
                new Text(line.Line.LineId),
                new Text(line.Slot ?? ""),
                ClaimTables.Status(line.Line.Status),
                new Text($"{line.Since}"),
                new Text(line.Line.Reason ?? ""));
        }

        var history = new HistoryTable(new HistoryView
        {
            ClaimId = claim.ClaimId,
            Version = claim.Version,
            ClaimVersion = claim.Version,
            Entries = claim.History,
        });
        return new Rows(facts, lines, history);
    }

    /// <summary>A claim event by event.</summary>
    public static IRenderable Steps(ReplayStepList list)
    {
        var steps = new List<IRenderable>();
        foreach (var step in list.Steps)
        {
            var status = step.StatusBefore is { } before && before != step.StatusAfter
                ? $"{before} → {step.StatusAfter}"
                : step.StatusAfter;
            steps.Add(new Text(
                $"{step.Version}. {step.Type} at position {step.Position}: {status}",
                new Style(decoration: Decoration.Bold)));
            steps.Add(new Text(
                $"   happened {ClaimTables.At(step.HappenedAt)}, recorded {ClaimTables.At(step.RecordedAt)}, "
                + $"by {step.ActorId ?? "nobody known"}"));
            steps.Add(Changes(step.Changes));
        }

        return new Rows([.. steps, new Text($"The claim has {list.Version} events.")]);
    }

    /// <summary>A claim at two moments.</summary>
    public static IRenderable Comparison(ReplayComparisonView comparison) => new Rows(
        new Text($"Claim {comparison.ClaimId}"),
        Moment("from", comparison.From),
        Moment("to", comparison.To),
        Changes(comparison.Changes));

    private static Text Moment(string name, ReplayMomentView moment) => new(
        $"{name} version {moment.Version}, position {moment.Position}, {ClaimTables.At(moment.HappenedAt)}: "
        + moment.Status);

    private static Listing Changes(IReadOnlyList<StateChangeView> changes)
    {
        var table = new Listing("place", "before", "after").WithTextLast();
        foreach (var change in changes)
        {
            var place = change.Path.Length == 0 ? "(all)" : change.Path;
            table.Add(new Text(place), Value(change.Before), Value(change.After));
        }

        return table;
    }

    /// <summary>The value in a few characters; all of it is in the JSON.</summary>
    private static Text Value(JsonElement? value)
    {
        var text = value switch
        {
            null => "",
            { ValueKind: JsonValueKind.String } one => one.GetString()!,
            { } other => other.GetRawText(),
        };
        return new Text(text switch
        {
            _ when text.StartsWith(Sealed, StringComparison.Ordinal) => "(sealed)",
            { Length: > LongestValue } => $"{text[..LongestValue]}…",
            _ => text,
        });
    }
}
