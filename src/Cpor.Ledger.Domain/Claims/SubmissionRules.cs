using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>What a claim lacks under its terms when it is submitted.</summary>
internal static class SubmissionRules
{
    public static ValueList<FieldProblem> Missing(
        Claim.Draft draft, ProgrammeTerms terms, ValueList<SubscriptionsFound> found) =>
    [
        .. from required in terms.RequiredFields.Value
           where required.Kind == draft.Details.Kind
               && (!required.OnlyForDynamics365 || draft.Details.HasDynamics365(terms))
           from field in draft.Lacks(required.Field)
           select new FieldProblem(field, "required", $"The terms {terms.Id} ask for it."),
        .. draft.Details.Lines.SelectMany((line, index) => OfLine(line, index, terms, found)),
        .. OfTheRest(draft.Details, terms),
    ];

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
        foreach (var key in details.Acknowledgements.Except(terms.Acknowledgements.Value))
            yield return new("acknowledgements", "unknown", $"The terms {terms.Id} do not ask for '{key}'.");
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
        else if (line.SubscriptionId is null && Sole(product, found) is null)
            yield return Subscription(index, found.FirstOrDefault(entry => entry.Product == product));
    }

    private static FieldProblem Subscription(int index, SubscriptionsFound? found) =>
        found is { Subscriptions.Count: > 1 }
            ? new($"lines[{index}].subscriptionId", "required", "The customer has several subscriptions; say which.")
            : new($"lines[{index}].subscriptionId", "subscription-not-found", "The customer has no such subscription.");

    private static bool HasDynamics365(this ClaimDetails details, ProgrammeTerms terms) =>
        details.Lines.Any(line => line.Product is { } key && terms.Product(key) is { Dynamics365: true });

    /// <summary>The paths of what a draft lacks of a field; none when it has it.</summary>
    private static IEnumerable<string> Lacks(this Claim.Draft draft, ClaimField field) => (field, draft.Details) switch
    {
        (ClaimField.Name, { Name: null }) => ["name"],
        (ClaimField.DomainName, { DomainName: null }) => ["domainName"],
        (ClaimField.CustomerContact, { CustomerContact: null }) => ["customerContact"],
        (ClaimField.CustomerContact, { CustomerContact.Title: null }) => ["customerContact.title"],
        (ClaimField.TechnicalContact, { TechnicalContact: null }) => ["technicalContact"],
        (ClaimField.TechnicalContact, { TechnicalContact.Title: null }) => ["technicalContact.title"],
        (ClaimField.PartnerContact, { PartnerContact: null }) => ["partnerContact"],
        (ClaimField.SubscriptionId, var details) => details.Lines
            .Select((line, index) => (line, path: $"lines[{index}].subscriptionId"))
            .Where(found => found.line.SubscriptionId is null)
            .Select(found => found.path),
        (ClaimField.Proof, _) when draft.Documents.Count == 0 => ["proofs"],
        (ClaimField.SolutionSeller, { SolutionSeller: null }) => ["solutionSeller"],
        (ClaimField.CustomerName, { CustomerName: null }) => ["customerName"],
        (ClaimField.SolutionName, { SolutionName: null }) => ["solutionName"],
        _ => [],
    };
}
