using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class RequestInfoEndpoint
{
    public static void Map(IEndpointRouteBuilder review) =>
        review.MapPost("/v1/claims/{claimId}/review/requests", Post);

    /// <summary>The reviewer asks the partner for more.</summary>
    [AuthorizeRoles(CallerRole.Reviewer)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Post(
        string claimId, RequestInfoRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(InfoRequested)]);
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
