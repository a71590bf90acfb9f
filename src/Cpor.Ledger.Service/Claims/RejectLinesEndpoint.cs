using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class RejectLinesEndpoint
{
    public static void Map(IEndpointRouteBuilder review) =>
        review.MapPost("/v1/claims/{claimId}/review/rejection", Post);

    /// <summary>The reviewer refuses lines, with a public reason.</summary>
    [AuthorizeRoles(CallerRole.Reviewer)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Post(
        string claimId, RejectRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(Rejected)]);
        var lines = form.Lines(request.LineIds);
        var reason = form.RequiredOneOf<RejectionReason>("reason", request.Reason);
        var defects = form.SeveralOf<ProofDefect>("defects", request.Defects);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        var answer = await commands.DecideAsync(context, claimId, form, given => given.Decide(new RejectLines(
            lines, reason, defects, given.Texts[comment], given.Regime)));
        return answer.ToResult();
    }
}
