using System.Net.Mime;
using System.Text;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>
/// The certificate of an erasure: what was erased, when, why, by whom, by which fact, and what remains.
/// </summary>
public static class GetErasureEndpoint
{
    [WolverineGet("/v1/claims/{claimId}/erasure")]
    [OpenTo(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [QueryParameter("language", "en (when left out) or ru.")]
    [ProducesResponseType<ErasureView>(
        StatusCodes.Status200OK, MediaTypeNames.Application.Json, MediaTypeNames.Text.Plain)]
    public static async Task<IResult> Get(
        string claimId, HttpRequest http, RequestContext context, ClaimReader claims, ErasureCertificates certificates)
    {
        var query = new QueryForm(http.Query, "language");
        var texts = LanguageTexts.In(query.Text("language") ?? "en");
        if (texts is null)
            query.Form.Note("language", "not-one-of", "One of: en, ru.");
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        if (await certificates.FindAsync(claim.Id, texts!, context.Cancel) is not { } certificate)
            return ProblemReply.Of(HttpRefusals.ErasureUnknown);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        http.HttpContext.Response.Headers.Vary = "Authorization, Accept";
        http.HttpContext.Response.Headers.ContentLanguage = certificate.Language;
        return TextOrJson.IsTextWanted(http)
            ? Results.Text(certificate.Text, MediaTypeNames.Text.Plain, Encoding.UTF8)
            : Results.Ok(certificate);
    }
}
