using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Erasing;

public static class EraseEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapPost("/v1/claims/{claimId}/erasure", Post);

    /// <summary>Erases a claim's personal data, for good.</summary>
    /// <remarks>
    /// Operators may do it although they decide nothing about claims: erasing moves no line, and is a duty of whoever
    /// runs the ledger. The key is destroyed within moments; the certificate says when.
    /// </remarks>
    [AuthorizeRoles(CallerRole.Operator)]
    public static async Task<Results<Tagged<Ok<ErasureView>>, ProblemHttpResult>> Post(
        string claimId,
        ErasePersonalDataRequest request,
        RequestContext context,
        ClaimCommands commands,
        ErasureCertificates certificates)
    {
        var form = new RequestValidator();
        var command = new ErasePersonalData(
            form.RequiredOneOf<ErasureScope>("scope", request.Scope ?? ErasureScope.AllPersonalData.PublicName()),
            form.RequiredOneOf<ErasureBasis>("basis", request.Basis),
            form.Required<CaseReference>("caseReference", request.CaseReference));
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(command));
        if (answer.Refusal is { } refusal)
            return ProblemReply.Of(refusal);
        var certificate = await certificates.FindAsync(
            ClaimId.Parse(claimId), LanguageTexts.For("en"), context.Cancel);
        return answer.ToResult(_ => TypedResults.Ok(certificate));
    }
}
