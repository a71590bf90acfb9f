using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class RemoveLinesEndpoint
{
    public static void Map(IEndpointRouteBuilder review) =>
        review.MapPost("/v1/claims/{claimId}/review/removal", Post);

    /// <summary>The reviewer takes lines out of the claim that its proof does not show.</summary>
    [AuthorizeRoles(CallerRole.Reviewer)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Post(
        string claimId, RemoveLinesRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(LineRemoved)]);
        var lines = form.Lines(request.LineIds);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        if (lines.Count == 0)
            form.Note("lineIds", "required", "Name at least one line.");
        var answer = await commands.DecideAsync(
            context, claimId, form, given => given.Decide(new RemoveLines(lines, given.Texts[comment])));
        return answer.ToResult();
    }
}
