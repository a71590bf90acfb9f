using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class RecordBounceEndpoint
{
    public static void Map(IEndpointRouteBuilder review) => review.MapPost("/v1/claims/{claimId}/review/bounce", Post);

    /// <summary>A reviewer records that an accepted notification came back; its window is void.</summary>
    [AuthorizeRoles(CallerRole.Reviewer)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Post(
        string claimId, RecordBounceRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(NotificationBounced)]);
        var window = form.Required<WindowId>("windowId", request.WindowId);
        var evidence = form.RequiredText("evidence", request.Evidence, TextRule.Comment);
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(new RecordBounce(
            window, request.EnhancedStatus, given.Texts[evidence], given.Regime)));
        return answer.ToResult();
    }
}
