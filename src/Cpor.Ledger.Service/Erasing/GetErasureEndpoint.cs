using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Erasing;

public static class GetErasureEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/erasure", Get);

    /// <summary>
    /// Shows the certificate of an erasure: what was erased, when, why, by whom, by which fact, and what remains.
    /// </summary>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<TextOrJson<ErasureView>, ProblemHttpResult>> Get(
        string claimId,
        Query<LanguageQuery> query,
        RequestContext context,
        ClaimReader claims,
        ErasureCertificates certificates)
    {
        var texts = LanguageTexts.In(query.Value.Language ?? "en");
        if (texts is null)
            query.Validator.Note("language", "not-one-of", "One of: en, ru.");
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        return await certificates.FindAsync(claim.Id, texts!, context.Cancel) is { } certificate
            ? new TextOrJson<ErasureView>(certificate, certificate.Text, certificate.Language)
            : ProblemReply.Of(HttpRefusals.ErasureUnknown);
    }
}
