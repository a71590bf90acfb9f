using Cpor.Ledger.Cli.Claims;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>How all stories came out, beside what their files tell.</summary>
internal static class Summary
{
    /// <summary>The claims by how they ended.</summary>
    public static IRenderable Of(IReadOnlyList<Outcome> outcomes, bool mayBeLate)
    {
        var table = ClaimTables.New("ended as", "told", "got", "claims");
        var endings = outcomes.SelectMany(outcome => new[] { $"{outcome.Sample.Story.Ends}", $"{outcome.Got}" }).Distinct();
        foreach (var ending in endings.Order(StringComparer.Ordinal))
        {
            var got = outcomes.Where(outcome => $"{outcome.Got}" == ending).ToList();
            table.AddRow(
                ClaimTables.Status(ending),
                new Text($"{outcomes.Count(outcome => $"{outcome.Sample.Story.Ends}" == ending)}"),
                new Text($"{got.Count}"),
                new Text(string.Join(", ", got.Select(outcome => outcome.Sample.Key))));
        }

        table.Columns[^1].NoWrap = false;
        var otherwise = outcomes.Where(outcome => !outcome.IsAsTold(mayBeLate)).Select(Explained).ToList();
        var late = outcomes.Where(outcome => outcome.IsAsTold(mayBeLate) && !outcome.IsAsTold(mayBeLate: false))
            .Select(Explained)
            .ToList();
        return new Rows(
        [
            table,
            .. late.Select(line => new Text($"Too late while the ledger was down, as told for that: {line}")),
            .. otherwise.Select(line => new Text($"Not as told: {line}", new Style(Color.Red))),
            new Text(otherwise.Count == 0
                ? $"All {outcomes.Count} claims ended as their stories tell."
                : $"{otherwise.Count} of {outcomes.Count} claims did not end as their stories tell."),
        ]);
    }

    private static string Explained(Outcome outcome) =>
        $"{outcome.Sample.Key}: {outcome.Got} ({string.Join(", ", outcome.Got.Lines ?? [])}), told "
        + $"{outcome.Sample.Story.Ends} ({string.Join(", ", outcome.Sample.Story.Ends.Lines ?? [])}) {outcome.Note}";
}
