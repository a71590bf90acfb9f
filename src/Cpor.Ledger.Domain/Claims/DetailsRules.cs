using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>What can never be right in a claim, whatever the terms: found as early as the draft, all at once.</summary>
internal static class DetailsRules
{
    /// <summary>At most this many lines in a claim, so that one claim is one transaction of bounded size.</summary>
    public const int MostLines = 50;

    /// <summary>At most this many acknowledgements.</summary>
    public const int MostAcknowledgements = 20;

    public static ValueList<LineId> LineIds(this ClaimDetails details) =>
        details.Lines.Select(line => line.LineId).ToValueList();

    public static ValueList<FieldProblem> Contradictions(this ClaimDetails details) =>
        [.. details.OfActivities(), .. details.Lines.SelectMany(details.OfLine), .. details.OfAllLines(),
            .. details.OfAcknowledgements()];

    private static IEnumerable<FieldProblem> OfActivities(this ClaimDetails details)
    {
        if (!ClaimableActivities.AreClaimable(details.SolutionArea, details.Activities))
        {
            yield return new(
                "activities",
                "activities-not-claimable",
                "Microsoft 365 takes usage; Business Applications usage and/or pre-sales, or revenue association.");
        }

        if (details.Activities.Distinct().Count() != details.Activities.Count)
            yield return new("activities", "repeated", "An activity is named twice.");
    }

    private static IEnumerable<FieldProblem> OfAcknowledgements(this ClaimDetails details)
    {
        if (details.Acknowledgements.Count > MostAcknowledgements || !details.Acknowledgements.All(KebabName.Is))
            yield return new("acknowledgements", "unknown", "Acknowledgements are named by the keys of the terms.");
        if (details.Acknowledgements.Distinct().Count() != details.Acknowledgements.Count)
            yield return new("acknowledgements", "repeated", "An acknowledgement is named twice.");
    }

    private static IEnumerable<FieldProblem> OfLine(this ClaimDetails details, ClaimedUnit line, int index)
    {
        var byWorkload = details.SolutionArea == SolutionArea.Microsoft365;
        if (byWorkload && (line.Workload is null || line.Product is not null || line.SubscriptionId is not null))
            yield return new($"lines[{index}]", "workload-expected", "Microsoft 365 is claimed by workload.");
        if (!byWorkload && (line.Product is null || line.Workload is not null))
            yield return new($"lines[{index}]", "product-expected", "Business Applications are claimed by product.");
    }

    private static IEnumerable<FieldProblem> OfAllLines(this ClaimDetails details)
    {
        if (details.Lines.Count > MostLines)
            yield return new("lines", "too-many-lines", $"A claim holds at most {MostLines} lines.");
        if (details.Lines.Select(line => line.LineId).Distinct().Count() != details.Lines.Count
            || details.Lines.Select(line => line with { LineId = default }).Distinct().Count() != details.Lines.Count)
        {
            yield return new("lines", "repeated", "A workload, a subscription or a line id is named twice.");
        }
    }
}
