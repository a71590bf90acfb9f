using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Contests;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims.Contests;

public static class AnswerContestEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) =>
        claims.MapPost("/v1/claims/{claimId}/contests/{contestId}/answer", Post);

    /// <summary>The partner whose association is contested is heard.</summary>
    [AuthorizeRoles(CallerRole.Partner)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Post(
        string claimId,
        string contestId,
        AnswerContestRequest request,
        RequestContext context,
        ClaimCommands commands)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(ContestAnswered)]);
        var id = form.Required<ContestId>("contestId", contestId);
        var proofs = form.Several<ProofId>("proofIds", request.ProofIds, AttachProof.MostProofs);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        var answer = await commands.DecideAsync(context, claimId, form, given =>
            given.Decide(new AnswerContest(id, proofs, given.Texts[comment], given.Regime.Terms)));
        return answer.ToResult();
    }
}
