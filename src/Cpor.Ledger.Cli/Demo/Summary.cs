using Cpor.Ledger.Cli.Claims;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>How all stories came out, beside what their files tell.</summary>
internal sealed record Summary(IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>Whether all came out as told.</summary>
    public bool IsAsTold => Outcomes.All(outcome => outcome.IsAsTold);

    /// <summary>The claims by how they ended.</summary>
    public Listing Table()
    {
        var table = new Listing("ended as", "told", "got", "claims").WithTextLast();
        var endings = Outcomes.SelectMany(outcome => new[] { outcome.Sample.Story.Ends, outcome.Got })
            .Select(ending => $"{ending}")
            .Distinct();
        foreach (var ending in endings.Order(StringComparer.Ordinal))
        {
            var got = Outcomes.Where(outcome => $"{outcome.Got}" == ending).ToList();
            table.Add(
                ClaimTables.Status(ending),
                new Text($"{Outcomes.Count(outcome => $"{outcome.Sample.Story.Ends}" == ending)}"),
                new Text($"{got.Count}"),
                new Text(string.Join(", ", got.Select(outcome => outcome.Sample.Key))));
        }

        return table;
    }

    /// <summary>What went otherwise, and how many did not.</summary>
    public IEnumerable<string> Sentences()
    {
        foreach (var outcome in Outcomes.Where(outcome => !outcome.IsAsTold))
            yield return $"Not as told: {Explained(outcome)}";
        yield return $"{Outcomes.Count(outcome => outcome.IsAsTold)} of {Outcomes.Count} claims ended as "
            + "their stories tell.";
    }

    private static string Explained(Outcome outcome) =>
        $"{outcome.Sample.Key}: {outcome.Got} ({string.Join(", ", outcome.Got.Lines ?? [])}), told "
        + $"{outcome.Sample.Story.Ends} ({string.Join(", ", outcome.Sample.Story.Ends.Lines ?? [])}) {outcome.Note}";
}
