using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Terms;
using NodaTime.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Terms;

/// <summary>What would differ, as people read it in a terminal, and below it where the answers come from.</summary>
internal static class WhatIfTable
{
    public static IRenderable Of(WhatIfList list)
    {
        var differing = list.Items.Where(claim => claim.Differences.Count > 0).ToList();
        List<IRenderable> parts = [.. differing.SelectMany(claim => One(claim, list.Terms.TermsId))];
        if (differing.Count > 0)
            parts.AddRange([Sources(differing, list.Terms.TermsId), Text.NewLine]);
        parts.Add(new Text($"{differing.Count} of {list.Items.Count} claims differ under {list.Terms.TermsId}."));
        if (list.Next is { } next)
            parts.Add(new Text($"More: --after {next}"));
        return new Rows(parts);
    }

    private static IEnumerable<IRenderable> One(WhatIfClaim claim, string otherTerms)
    {
        yield return new Text($"{claim.ClaimId} is {claim.Status}, version {claim.Version}");
        var table = new Listing("fact", "rule", claim.TermsId ?? "", otherTerms).WithTextLast();
        foreach (var difference in claim.Differences)
        {
            table.Add(
                new Text($"{difference.Version} {difference.Fact}"),
                new Text(difference.Rule),
                new Text(Said(difference.Own)),
                new Text(Said(difference.Other)));
        }

        yield return table;
    }

    private static string Said(JudgementView judgement)
    {
        var answer = InstantPattern.ExtendedIso.Parse(judgement.Answer) is { Success: true, Value: var instant }
            ? ClaimTables.At(instant)
            : judgement.Answer;
        var inputs = string.Join(", ", judgement.Inputs.Select(input => $"{input.Value} {Words(input.Name)}"));
        return inputs.Length > 0 ? $"{answer} ({inputs})" : answer;
    }

    private static string Words(string code) => code.Replace('-', ' ');

    private static Grid Sources(List<WhatIfClaim> claims, string otherTerms)
    {
        var sources = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        var rules = claims
            .SelectMany(claim => claim.Differences.Select(found => (Terms: claim.TermsId, Difference: found)))
            .DistinctBy(found => (
                found.Difference.Rule, found.Terms, found.Difference.Own.Source, found.Difference.Other.Source));
        foreach (var (terms, difference) in rules)
        {
            sources.Row(difference.Rule, $"{terms}: {difference.Own.Source}");
            sources.Row("", $"{otherTerms}: {difference.Other.Source}");
        }

        return sources;
    }
}
