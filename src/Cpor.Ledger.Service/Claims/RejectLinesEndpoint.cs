using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>The reviewer refuses lines, with a public reason.</summary>
public static class RejectLinesEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/review/rejection")]
    [OpenTo(CallerRole.Reviewer)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, RejectRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(Rejected)]);
        var lines = form.Lines(request.LineIds);
        var reason = form.RequiredOneOf<RejectionReason>("reason", request.Reason);
        var defects = form.SeveralOf<ProofDefect>("defects", request.Defects);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(new RejectLines(
            lines, reason, defects, given.Texts[comment], given.Regime)));
        return answer.ToResult();
    }
}
