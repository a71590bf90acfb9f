using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>The reviewer takes lines out of the claim that its proof does not show.</summary>
public static class RemoveLinesEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/review/removal")]
    [OpenTo(CallerRole.Reviewer)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, RemoveLinesRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(LineRemoved)]);
        var lines = form.Lines(request.LineIds);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        if (lines.Count == 0)
            form.Note("lineIds", "required", "Name at least one line.");
        var answer = await commands.DecideAsync(
            context, claimId, form, given => given.Decide(new RemoveLines(lines, given.Texts[comment])));
        return answer.ToResult();
    }
}
