using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Disputes;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims.Disputes;

public static class DisputeEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapPost("/v1/claims/{claimId}/disputes", Post);

    /// <summary>The partner disputes a rejection (Manage incentives customer associations, 2020-07).</summary>
    [AuthorizeRoles(CallerRole.Partner)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Post(
        string claimId, DisputeRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(Disputed)]);
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
