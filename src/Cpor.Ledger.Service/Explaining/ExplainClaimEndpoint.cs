using System.Net.Mime;
using System.Text;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Terms;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Explaining;

/// <summary>
/// Explains why a claim's facts were decided: by which terms and rules, what was looked at and how deadlines were
/// counted. Nothing personal is read for it.
/// </summary>
public static class ExplainClaimEndpoint
{
    [WolverineGet("/v1/claims/{claimId}/explanation")]
    [OpenTo(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [QueryParameter("language", "en (when left out) or ru.")]
    [QueryParameter("version", "Only the fact of this version, from 1.", Type = typeof(int))]
    [QueryParameter("line", "Only what concerns this line.")]
    [ProducesResponseType<ExplanationView>(
        StatusCodes.Status200OK, MediaTypeNames.Application.Json, MediaTypeNames.Text.Plain)]
    public static async Task<IResult> Get(
        string claimId, HttpRequest http, RequestContext context, ClaimReader claims, TermsLibrary terms)
    {
        var query = new QueryForm(http.Query, "language", "version", "line");
        var texts = LanguageTexts.In(query.Text("language") ?? "en");
        if (texts is null)
            query.Form.Note("language", "not-one-of", "One of: en, ru.");
        var version = query.Number("version", 1, int.MaxValue);
        var line = query.Form.Optional<LineId>("line", query.Text("line"));
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        if (version > claim.Version)
            return ProblemReply.Of(HttpRefusals.VersionUnknown);
        if (line is { } one && claim.Details.Lines.All(unit => unit.LineId != one))
            return ProblemReply.Of(ClaimRefusals.LineUnknown);
        var explanation = new ClaimExplanation(
            claim,
            await claims.RecordedAsync(claim, context.Cancel),
            new Wording(texts!),
            new Disclosure(claim, context.Caller),
            terms).Of(version, line);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        http.HttpContext.Response.Headers.Vary = "Authorization, Accept";
        http.HttpContext.Response.Headers.ContentLanguage = explanation.Language;
        return TextOrJson.IsTextWanted(http)
            ? Results.Text(explanation.Text, MediaTypeNames.Text.Plain, Encoding.UTF8)
            : Results.Ok(explanation);
    }
}
