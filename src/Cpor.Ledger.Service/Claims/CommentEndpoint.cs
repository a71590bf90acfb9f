using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>The partner or the reviewer comments.</summary>
public static class CommentEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/comments")]
    [OpenTo(CallerRole.Partner, CallerRole.Reviewer)]
    [ProducesResponseType<CommentView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, CommentRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(Commented)]);
        var id = form.Optional<CommentId>("commentId", request.CommentId)
            ?? new CommentId(context.NewId($"comment {claimId}"));
        var text = form.RequiredText("text", request.Text, TextRule.Comment);
        var side = context.Caller.Role == CallerRole.Partner ? ClaimSide.Partner : ClaimSide.Reviewer;
        var answer = await commands.DecideAsync(
            context, claimId, form, given => given.Decide(new Comment(id, side, given.Texts[text])));
        return answer.ToResult(view => Results.Ok(new CommentView($"{id}", view)));
    }
}
