using Cpor.Ledger.Contracts.Associations;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims.Associations;

/// <summary>A reviewer proposes to end official lines as wrong; another has to confirm it.</summary>
public static class ProposeCorrectionEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/corrections")]
    [OpenTo(CallerRole.Reviewer)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, ProposeCorrectionRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(CorrectionProposed)]);
        var id = form.Optional<CorrectionId>("correctionId", request.CorrectionId)
            ?? new CorrectionId(context.NewId($"correction {claimId}"));
        var lines = form.Lines(request.LineIds);
        var effective = form.Instant("effectiveAt", request.EffectiveAt);
        var reason = form.RequiredText("reason", request.Reason, TextRule.Comment, "comment");
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(new ProposeCorrection(
            id, lines, effective, given.Texts[reason], context.Caller.ActorId, given.Regime.Terms)));
        return answer.ToResult();
    }
}
