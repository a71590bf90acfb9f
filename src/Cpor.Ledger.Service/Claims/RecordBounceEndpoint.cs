using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>A reviewer records that an accepted notification came back; its window is void.</summary>
public static class RecordBounceEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/review/bounce")]
    [OpenTo(CallerRole.Reviewer)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, RecordBounceRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(NotificationBounced)]);
        var window = form.Required<WindowId>("windowId", request.WindowId);
        var evidence = form.RequiredText("evidence", request.Evidence, TextRule.Comment);
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(new RecordBounce(
            window, request.EnhancedStatus, given.Texts[evidence], given.Regime)));
        return answer.ToResult();
    }
}
