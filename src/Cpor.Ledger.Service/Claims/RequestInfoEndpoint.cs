using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>The reviewer asks the partner for more.</summary>
public static class RequestInfoEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/review/requests")]
    [OpenTo(CallerRole.Reviewer)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, RequestInfoRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(InfoRequested)]);
        var id = form.Optional<RequestId>("requestId", request.RequestId)
            ?? new RequestId(context.NewId($"request {claimId}"));
        var lines = form.Lines(request.LineIds);
        var items = form.SeveralOf<RequestedItem>("items", request.Items);
        var defects = form.SeveralOf<ProofDefect>("defects", request.Defects);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(new RequestInfo(
            id, lines, items, defects, given.Texts[comment], given.Regime)));
        return answer.ToResult();
    }
}
