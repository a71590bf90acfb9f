using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims.Associations;

public static class DropCorrectionEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) =>
        claims.MapPost("/v1/claims/{claimId}/corrections/{correctionId}/withdrawal", Post);

    /// <summary>A reviewer takes a correction back that was not confirmed.</summary>
    /// <remarks>A body is not read.</remarks>
    [AuthorizeRoles(CallerRole.Reviewer)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Post(
        string claimId, string correctionId, RequestContext context, ClaimCommands commands)
    {
        var form = new RequestValidator();
        var id = form.Required<CorrectionId>("correctionId", correctionId);
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(new DropCorrection(id)));
        return answer.ToResult();
    }
}
