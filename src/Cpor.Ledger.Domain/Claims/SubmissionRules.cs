using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>What a claim lacks under its terms when it is submitted.</summary>
internal static class SubmissionRules
{
    public static ValueList<FieldProblem> Missing(
        ClaimDetails details, Claim.Draft draft, ProgrammeTerms terms, ValueList<SubscriptionsFound> found)
    {
        var fields = terms.RequiredFields.Value
            .Where(required => required.Kind == details.Kind)
            .Where(required => !required.OnlyForDynamics365 || details.HasDynamics365(terms))
            .Where(required => !details.Has(required.Field, draft))
            .Select(required => new FieldProblem(
                FieldName(required.Field), "required", $"The terms {terms.Id} ask for it."));
        return
        [
            .. fields,
            .. details.Lines.SelectMany((line, index) => OfLine(line, index, terms, found)),
            .. OfTheRest(details, terms),
        ];
    }

    /// <summary>The only subscription of the customer to the product, or null when there are none or several.</summary>
    public static SubscriptionId? Sole(ProductKey product, ValueList<SubscriptionsFound> found) =>
        found.FirstOrDefault(entry => entry.Product == product)?.Subscriptions is [var sole] ? sole : null;

    /// <summary>What the claim would hold with this line.</summary>
    public static Holding Wants(this Claim claim, SubmittedLine line, Exclusivity exclusivity) => new(
        line.Slot, claim.Id, line.LineId, claim.OrganisationId, claim.Details.Activities, exclusivity);

    private static IEnumerable<FieldProblem> OfTheRest(ClaimDetails details, ProgrammeTerms terms)
    {
        if (details.Lines.Count == 0)
            yield return new("lines", "required", "Name at least one workload or product.");
        foreach (var key in terms.Acknowledgements.Value.Except(details.Acknowledgements))
            yield return new("acknowledgements", "required", $"Acknowledge '{key}'.");
        if (details.PaymentOptOut && !terms.PaymentOptOut.Value)
            yield return new("paymentOptOut", "not-offered", $"The terms {terms.Id} do not offer it.");
    }

    private static IEnumerable<FieldProblem> OfLine(
        ClaimedUnit line, int index, ProgrammeTerms terms, ValueList<SubscriptionsFound> found)
    {
        if (line.Workload is { } workload && !terms.Workloads.Value.Contains(workload))
            yield return new($"lines[{index}].workload", "unknown", $"The terms {terms.Id} know no such workload.");
        if (line.Product is not { } product)
            yield break;
        if (terms.Product(product) is null)
            yield return new($"lines[{index}].product", "unknown", $"The terms {terms.Id} know no such product.");
        else if (line.SubscriptionId is null)
            yield return Subscription(index, found.FirstOrDefault(entry => entry.Product == product));
    }

    private static FieldProblem Subscription(int index, SubscriptionsFound? found) => found is { Subscriptions.Count: > 1 }
        ? new($"lines[{index}].subscriptionId", "required", "The customer has several subscriptions; say which.")
        : new($"lines[{index}].subscriptionId", "subscription-not-found", "The customer has no such subscription.");

    private static bool HasDynamics365(this ClaimDetails details, ProgrammeTerms terms) =>
        details.Lines.Any(line => line.Product is { } key && terms.Product(key) is { Dynamics365: true });

    private static bool Has(this ClaimDetails details, ClaimField field, Claim.Draft draft) => field switch
    {
        ClaimField.Name => details.Name is not null,
        ClaimField.DomainName => details.DomainName is not null,
        ClaimField.CustomerContact => details.CustomerContact is { Title: not null },
        ClaimField.TechnicalContact => details.TechnicalContact is { Title: not null },
        ClaimField.PartnerContact => details.PartnerContact is not null,
        ClaimField.SubscriptionId => details.Lines.All(line => line.SubscriptionId is not null),
        ClaimField.Proof => draft.Documents.Count > 0,
        ClaimField.SolutionSeller => details.SolutionSeller is not null,
        ClaimField.CustomerName => details.CustomerName is not null,
        _ => details.SolutionName is not null,
    };

    private static string FieldName(ClaimField field) => field switch
    {
        ClaimField.Proof => "proofs",
        _ => $"{char.ToLowerInvariant(field.ToString()[0])}{field.ToString()[1..]}",
    };
}
