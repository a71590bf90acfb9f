using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class WithdrawEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapPost("/v1/claims/{claimId}/withdrawal", Post);

    /// <summary>The partner takes the claim back.</summary>
    [AuthorizeRoles(CallerRole.Partner)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Post(
        string claimId, WithdrawRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(Withdrawn)]);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        var answer = await commands.DecideAsync(
            context, claimId, form, given => given.Decide(new Withdraw(given.Texts[comment])));
        return answer.ToResult();
    }
}
