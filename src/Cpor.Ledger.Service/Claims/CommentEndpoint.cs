using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class CommentEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapPost("/v1/claims/{claimId}/comments", Post);

    /// <summary>The partner or the reviewer comments.</summary>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer)]
    public static async Task<Results<Tagged<Ok<CommentView>>, ProblemHttpResult>> Post(
        string claimId, CommentRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(Commented)]);
        var id = form.Optional<CommentId>("commentId", request.CommentId)
            ?? new CommentId(context.NewId($"comment {claimId}"));
        var text = form.RequiredText("text", request.Text, TextRule.Comment);
        var side = context.Caller.Role == CallerRole.Partner ? ClaimSide.Partner : ClaimSide.Reviewer;
        var answer = await commands.DecideAsync(
            context, claimId, form, given => given.Decide(new Comment(id, side, given.Texts[text])));
        return answer.ToResult(view => TypedResults.Ok(new CommentView($"{id}", view)));
    }
}
