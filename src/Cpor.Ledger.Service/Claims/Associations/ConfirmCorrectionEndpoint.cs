using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims.Associations;

public static class ConfirmCorrectionEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) =>
        claims.MapPost("/v1/claims/{claimId}/corrections/{correctionId}/confirmation", Post);

    /// <summary>Another reviewer confirms a correction: the lines end.</summary>
    /// <remarks>A body is not read.</remarks>
    [AuthorizeRoles(CallerRole.Reviewer)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Post(
        string claimId, string correctionId, RequestContext context, ClaimCommands commands)
    {
        var form = new RequestValidator();
        var id = form.Required<CorrectionId>("correctionId", correctionId);
        var answer = await commands.DecideAsync(context, claimId, form, given =>
            given.Decide(new ConfirmCorrection(id, context.Caller.ActorId, given.Regime.Terms)));
        return answer.ToResult();
    }
}
