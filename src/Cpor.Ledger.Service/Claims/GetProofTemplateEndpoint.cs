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
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>How the template is filled.</summary>
public sealed record ProofTemplateQuery
{
    /// <summary><c>en</c> or <c>ru</c>, also with a region; English when left out or not known.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// The partner's name as the document shall have it, 1 to 200 characters; the directory's when left out.
    /// </summary>
    public string? PartnerName { get; init; }
}

public static class GetProofTemplateEndpoint
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/proof-template", Get);

    /// <summary>
    /// Hands out the proof of execution as a Word document, filled with the claim's own data (CPOR article, step 9,
    /// "Download template").
    /// </summary>
    /// <remarks>The claim's name and customer are read for it, which is recorded.</remarks>
    [AuthorizeRoles(CallerRole.Partner)]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, MediaType)]
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        string claimId,
        Query<ProofTemplateQuery> query,
        RequestContext context,
        ClaimReader claims,
        TemplateFilling filling)
    {
        var language = query.Value.Language ?? "en";
        var partner = query.Value.PartnerName?.Trim();
        query.Validator.PlainText("partnerName", partner, TextRule.Name);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var data = await filling.OfAsync(claim, language, context);
        var document = ProofTemplate.Write(partner is null ? data : data with { PartnerName = partner });
        context.Http.Response.Headers.CacheControl = "no-store";
        context.Http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(document, ProofTemplate.Kind.MediaType, $"proof-of-execution-{claim.Id}.docx");
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
