using System.Collections.Immutable;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.Partners;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.Terms;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// Hands out the proof of execution as a Word document, filled with the claim's own data (CPOR article, step 9,
/// "Download template"). The claim's name and customer are read for it, which is recorded.
/// </summary>
public static class GetProofTemplateEndpoint
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [WolverineGet("/v1/claims/{claimId}/proof-template")]
    [OpenTo(CallerRole.Partner)]
    [QueryParameter("language", "en or ru; English when left out.")]
    [QueryParameter("partnerName", "The partner's name as the document shall have it; the directory's when left out.")]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, MediaType)]
    public static async Task<IResult> Get(
        string claimId, HttpRequest http, RequestContext context, ClaimReader claims, TemplateFilling filling)
    {
        var query = new QueryForm(http.Query, "language", "partnerName");
        var language = query.Text("language") ?? "en";
        var partner = query.Text("partnerName");
        if (partner is not null && TextRule.Name.ProblemOf("partnerName", partner.Trim()) is { } problem)
            query.Form.Note(problem.Field, problem.Code, problem.Explanation);
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var data = await filling.OfAsync(claim, language, context);
        var document = ProofTemplate.Write(partner is null ? data : data with { PartnerName = partner.Trim() });
        http.HttpContext.Response.Headers.CacheControl = "no-store";
        http.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(document, ProofTemplate.Kind.MediaType, $"proof-of-execution-{claim.Id}.docx");
    }
}

/// <summary>Fills the template with what the ledger knows of a claim.</summary>
public sealed class TemplateFilling(
    Unsealing unsealing, TermsLibrary terms, IPartnerDirectory partners, IClock clock)
{
    /// <summary>A claim's data. A partner that the directory does not list is named by its number.</summary>
    public async Task<ProofTemplateData> OfAsync(Claim claim, string language, RequestContext context)
    {
        var details = claim.Details;
        var texts = LanguageTexts.For(language).ProofTemplate;
        var activities = details.Activities.Select(activity => Words(activity, texts)).ToImmutableArray();
        var regime = claim is Claim.Filed filed
            ? terms.Binding(filed).Terms
            : terms.InForce(clock.GetCurrentInstant());
        var name = await TextAsync(claim, details.Name, context);
        var partner = await partners.FindAsync(claim.OrganisationId, context.Cancel);
        return new ProofTemplateData
        {
            Language = language,
            PartnerName = partner?.Name ?? $"{claim.OrganisationId}",
            PartnerLocation = $"{details.MpnId}",
            CustomerName = await TextAsync(claim, details.CustomerName, context),
            CustomerDomain = details.DomainName?.ToString() ?? "",
            TenantId = $"{details.TenantId}",
            Claim = name is null ? $"{claim.Id}" : $"{name} ({claim.Id})",
            Activities = activities,
            Items =
            [
                .. details.Lines.Select(line => (
                    line.Product is { } product ? regime.Product(product)?.Name ?? $"{product}" : $"{line.Workload}",
                    activities)),
            ],
        };
    }

    private async Task<string?> TextAsync(Claim claim, Sealed? text, RequestContext context) =>
        text is { } given
        && (await unsealing.UnsealAsync(
            claim.Id.Value, [given.Value], new Reader(context.Caller.ActorId, "proof-template"), context.Cancel))[0]
            is Unsealed.Text { Value: var value }
            ? value
            : null;

    private static string Words(Activity activity, ProofTemplateTexts texts) => activity switch
    {
        Activity.Usage => texts.ActivityUsage,
        Activity.PreSales => texts.ActivityPreSales,
        _ => texts.ActivityRevenueAssociation,
    };
}
