using System.ComponentModel.DataAnnotations;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Terms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Explaining;

/// <summary>What is explained, and in which language.</summary>
public sealed record ExplanationQuery
{
    /// <summary><c>en</c> (when left out) or <c>ru</c>.</summary>
    [OneOf("Language")]
    public string? Language { get; init; }

    /// <summary>Only the fact of this version, from 1.</summary>
    [Range(1, int.MaxValue)]
    public int? Version { get; init; }

    /// <summary>Only what concerns this line.</summary>
    public string? Line { get; init; }
}

public static class ExplainClaimEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapGet("/v1/claims/{claimId}/explanation", Get)
        .Refuses(422, "The claim has no such line.");

    /// <summary>
    /// Explains why a claim's facts were decided: by which terms and rules, what was looked at and how deadlines were
    /// counted.
    /// </summary>
    /// <remarks>Nothing personal is read for it.</remarks>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<TextOrJson<ExplanationView>, ProblemHttpResult>> Get(
        string claimId, Query<ExplanationQuery> query, RequestContext context, ClaimReader claims, TermsLibrary terms)
    {
        var texts = LanguageTexts.In(query.Value.Language ?? "en");
        if (texts is null)
            query.Validator.Note("language", "not-one-of", "One of: en, ru.");
        var version = query.Value.Version;
        var line = query.Validator.Optional<LineId>("line", query.Value.Line);
        if (query.Refusal is { } invalid)
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
        return new TextOrJson<ExplanationView>(explanation, explanation.Text, explanation.Language);
    }
}
