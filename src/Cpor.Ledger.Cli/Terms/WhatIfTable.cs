using Cpor.Ledger.Contracts.Terms;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Terms;

/// <summary>What would differ, as people read it in a terminal, and below it where the answers come from.</summary>
internal static class WhatIfTable
{
    public static IRenderable Of(WhatIfList list)
    {
        var differing = list.Items.Count(claim => claim.Differences.Count > 0);
        List<IRenderable> parts = [];
        if (differing > 0)
            parts.AddRange([Differences(list), Sources(list)]);
        parts.Add(new Text($"{differing} of {list.Items.Count} claims differ under {list.Terms.TermsId}."));
        if (list.Next is { } next)
            parts.Add(new Text($"More: --after {next}"));
        return new Rows(parts);
    }

    private static Listing Differences(WhatIfList list)
    {
        var table = new Listing("claim", "fact", "rule", "own terms", "own", list.Terms.TermsId).WithTextLast();
        foreach (var claim in list.Items)
        {
            foreach (var (index, difference) in claim.Differences.Index())
            {
                table.Add(
                    new Text(index == 0 ? claim.ClaimId : ""),
                    new Text($"{difference.Version} {difference.Fact}"),
                    new Text(difference.Rule),
                    new Text(index == 0 ? claim.TermsId ?? "" : ""),
                    new Text(Said(difference.Own)),
                    new Text(Said(difference.Other)));
            }
        }

        return table;
    }

    private static string Said(JudgementView judgement) => judgement.Inputs.Count == 0
        ? judgement.Answer
        : $"{judgement.Answer} ({string.Join(", ", judgement.Inputs.Select(input => $"{input.Value} {input.Name}"))})";

    private static Grid Sources(WhatIfList list)
    {
        var sources = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        var rules = list.Items.SelectMany(claim => claim.Differences)
            .DistinctBy(difference => (difference.Rule, difference.Own.Source, difference.Other.Source));
        foreach (var rule in rules)
        {
            sources.AddRow(new Text(rule.Rule), new Text($"own: {rule.Own.Source}"));
            sources.AddRow(Text.Empty, new Text($"{list.Terms.TermsId}: {rule.Other.Source}"));
        }

        sources.AddRow(Text.Empty, Text.Empty);
        return sources;
    }
}
