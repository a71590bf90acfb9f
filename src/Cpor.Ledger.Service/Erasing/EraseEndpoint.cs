using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>
/// Erases a claim's personal data, for good. It is open to operators, who decide nothing about claims: erasing moves no
/// line, and is a duty of whoever runs the ledger. The key is destroyed within moments; the certificate says when.
/// </summary>
public static class EraseEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/erasure")]
    [OpenTo(CallerRole.Operator)]
    [ProducesResponseType<ErasureView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId,
        ErasePersonalDataRequest request,
        RequestContext context,
        ClaimCommands commands,
        ErasureCertificates certificates)
    {
        var form = new Form();
        var command = new ErasePersonalData(
            form.RequiredOneOf<ErasureScope>("scope", request.Scope ?? ErasureScope.AllPersonalData.PublicName()),
            form.RequiredOneOf<ErasureBasis>("basis", request.Basis),
            form.Required<CaseReference>("caseReference", request.CaseReference));
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(command));
        if (answer.Refusal is not null)
            return answer.ToResult();
        var certificate = await certificates.FindAsync(
            ClaimId.Parse(claimId), LanguageTexts.For("en"), context.Cancel);
        return answer.ToResult(_ => Results.Ok(certificate));
    }
}
