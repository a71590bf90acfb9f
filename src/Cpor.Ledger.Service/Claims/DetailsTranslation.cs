using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Reads the details of a claim from a request into domain words.</summary>
internal static class DetailsTranslation
{
    private const int MostLines = 50, MostAcknowledgements = 20;

    /// <summary>
    /// Notes on the form what is wrong, and gives the details once their personal texts are sealed. They mean nothing
    /// while the form is refused.
    /// </summary>
    public static Func<SealedTexts, ClaimDetails> Details(
        this RequestValidator form, ClaimId id, GiveDetailsRequest request, Caller caller)
    {
        var plain = form.Plain(id, request);
        var name = form.Text("name", request.Name, TextRule.Name);
        var customer = form.Contact("customerContact", request.CustomerContact);
        var technical = form.Contact("technicalContact", request.TechnicalContact);
        var partner = form.Contact("partnerContact", request.PartnerContact);
        var seller = form.Text("solutionSeller", request.SolutionSeller, TextRule.Name);
        var customerName = form.Text("customerName", request.CustomerName, TextRule.Name);
        var solution = form.Text("solutionName", request.SolutionName, TextRule.Name);
        if (form.Refusal is null)
            form.Judge(plain, request.Programme, caller);
        return texts => plain with
        {
            Name = texts[name],
            CustomerContact = texts[customer],
            TechnicalContact = texts[technical],
            PartnerContact = texts[partner],
            SolutionSeller = texts[seller],
            CustomerName = texts[customerName],
            SolutionName = texts[solution],
        };
    }

    /// <summary>What the claim itself cannot know: whose location it is, and for which programme it is meant.</summary>
    private static void Judge(this RequestValidator form, ClaimDetails details, string? programme, Caller caller)
    {
        if (!caller.MpnIds.Contains(details.MpnId))
            form.Refuse(HttpRefusals.LocationNotYours);
        if (programme is not null && ProgrammeRules.WhyNot(programme, details) is { } refusal)
            form.Refuse(refusal);
    }

    private static ClaimDetails Plain(this RequestValidator form, ClaimId id, GiveDetailsRequest request) => new()
    {
        MpnId = form.Required<MpnId>("mpnId", request.MpnId),
        TenantId = form.Required<TenantId>("tenantId", request.TenantId),
        SolutionArea = form.RequiredOneOf<SolutionArea>("solutionArea", request.SolutionArea),
        Activities = form.SeveralOf<Activity>("activities", request.Activities),
        DomainName = form.DomainName("domainName", request.DomainName),
        Lines = form.Each("lines", request.Lines, MostLines, (path, line) => form.Line(path, id, line)),
        Acknowledgements = form.Several<TermsKey>("acknowledgements", request.Acknowledgements, MostAcknowledgements)
            .Select(key => key.Value).Distinct().ToValueList(),
        PaymentOptOut = request.PaymentOptOut ?? false,
    };

    private static ClaimedUnit Line(this RequestValidator form, string path, ClaimId claim, ClaimedLine? line)
    {
        if (line is null)
        {
            form.Note(path, "required", "A line is an object.");
            return new ClaimedUnit(default);
        }

        var workload = form.Optional<WorkloadKey>($"{path}.workload", line.Workload);
        var product = form.Optional<ProductKey>($"{path}.product", line.Product);
        var subscription = form.Optional<SubscriptionId>($"{path}.subscriptionId", line.SubscriptionId);
        var id = form.Optional<LineId>($"{path}.lineId", line.LineId)
            ?? LineId.For(claim, $"{workload}{product}{(subscription is null ? "" : $"/{subscription}")}");
        return new ClaimedUnit(id, workload, product, subscription);
    }

    /// <summary>A key of the terms, which has the format of a workload's.</summary>
    private readonly record struct TermsKey(string Value) : IValue<TermsKey>
    {
        public static bool TryParse(string? text, out TermsKey value)
        {
            value = new TermsKey(text!);
            return WorkloadKey.TryParse(text, out _);
        }
    }
}
