using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims.Associations;

/// <summary>A reviewer takes a correction back that was not confirmed. A body is not read.</summary>
public static class DropCorrectionEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/corrections/{correctionId}/withdrawal")]
    [OpenTo(CallerRole.Reviewer)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, string correctionId, RequestContext context, ClaimCommands commands)
    {
        var form = new Form();
        var id = form.Required<CorrectionId>("correctionId", correctionId);
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(new DropCorrection(id)));
        return answer.ToResult();
    }
}
