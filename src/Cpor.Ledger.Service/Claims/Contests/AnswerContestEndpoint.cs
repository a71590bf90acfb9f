using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Contests;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims.Contests;

/// <summary>The partner whose association is contested is heard.</summary>
public static class AnswerContestEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/contests/{contestId}/answer")]
    [OpenTo(CallerRole.Partner)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId,
        string contestId,
        AnswerContestRequest request,
        RequestContext context,
        ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(ContestAnswered)]);
        var id = form.Required<ContestId>("contestId", contestId);
        var proofs = form.Several<ProofId>("proofIds", request.ProofIds, AttachProof.MostProofs);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        var answer = await commands.DecideAsync(context, claimId, form, given =>
            given.Decide(new AnswerContest(id, proofs, given.Texts[comment], given.Regime.Terms)));
        return answer.ToResult();
    }
}
