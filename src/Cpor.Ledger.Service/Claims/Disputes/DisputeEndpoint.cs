using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Disputes;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims.Disputes;

/// <summary>The partner disputes a rejection (Manage incentives customer associations, 2020-07).</summary>
public static class DisputeEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/disputes")]
    [OpenTo(CallerRole.Partner)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, DisputeRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(Disputed)]);
        var id = form.Optional<DisputeId>("disputeId", request.DisputeId)
            ?? new DisputeId(context.NewId($"dispute {claimId}"));
        var lines = form.Lines(request.LineIds);
        var justification = form.Text("justification", request.Justification, TextRule.Comment);
        var proofs = form.Several<ProofId>("proofIds", request.ProofIds, AttachProof.MostProofs);
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(new Dispute(
            id, lines, given.Texts[justification], proofs, given.Regime)));
        return answer.ToResult();
    }
}
