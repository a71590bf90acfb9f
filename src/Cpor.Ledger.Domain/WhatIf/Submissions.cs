using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.WhatIf;

/// <summary>What other terms would have said when the claim was handed in.</summary>
internal static class Submissions
{
    public static IEnumerable<Difference> OfSubmission(this Turn turn, Submitted submitted) =>
        [.. turn.Lacking(submitted), .. turn.OfExclusivity(submitted)];

    private static IEnumerable<Difference> Lacking(this Turn turn, Submitted submitted)
    {
        var command = new SubmitClaim(turn.Other.Terms, Found(submitted), SlotHolders.None);
        var fields = turn.Ask(command) is Decision<ClaimEvent>.Refused { Reason: var refusal } ? refusal.Fields : [];
        return
            from field in fields
            group new RuleInput(field.Code, field.Field) by RuleOf(field) into asked
            from difference in turn.Compare(
                asked.Key,
                Judgement.Of(true, Source(asked.Key, turn.Own.Terms)),
                Judgement.Of(false, Source(asked.Key, turn.Other.Terms), asked.ToValueList()))
            select difference;
    }

    /// <summary>What the catalogue must have answered for the subscriptions that were not given.</summary>
    private static ValueList<SubscriptionsFound> Found(Submitted submitted) =>
    [
        .. from line in submitted.Lines
           where line is { SubscriptionGiven: false, Product: not null, SubscriptionId: not null }
           select new SubscriptionsFound(line.Product!.Value, [line.SubscriptionId!.Value]),
    ];

    private static string RuleOf(FieldProblem field) => field switch
    {
        { Field: "acknowledgements" } => "acknowledgements-made",
        { Field: "paymentOptOut" } => "payment-opt-out-offered",
        { Code: "unknown", Field: var path } when path.EndsWith(".workload", StringComparison.Ordinal) =>
            "workload-claimable",
        { Code: "unknown" } => "product-claimable",
        _ => "required-fields-given",
    };

    private static string Source(string rule, ProgrammeTerms terms) => rule switch
    {
        "acknowledgements-made" => terms.Acknowledgements.Source,
        "payment-opt-out-offered" => terms.PaymentOptOut.Source,
        "workload-claimable" => terms.Workloads.Source,
        "product-claimable" => terms.Products.Source,
        _ => terms.RequiredFields.Source,
    };

    private static IEnumerable<Difference> OfExclusivity(this Turn turn, Submitted submitted)
    {
        var (own, other) = (turn.Own.Terms.Exclusivity, turn.Other.Terms.Exclusivity);
        return
        [
            .. turn.Compare("takes-slot", TakesSlot(own), TakesSlot(other)),
            .. turn.Compare("activity-separates-holders", Separates(own), Separates(other)),
        ];

        Judgement TakesSlot(Sourced<Exclusivity> rule) =>
            Judgement.Of(rule.Value.Excludes(submitted.Activities, submitted.Activities), rule.Source);

        Judgement Separates(Sourced<Exclusivity> rule) =>
            Judgement.Of(rule.Value.ActivitySeparatesHolders, rule.Source);
    }
}
