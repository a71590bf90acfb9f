using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>The partner takes the claim back.</summary>
public static class WithdrawEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/withdrawal")]
    [OpenTo(CallerRole.Partner)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, WithdrawRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(Withdrawn)]);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        var answer = await commands.DecideAsync(
            context, claimId, form, given => given.Decide(new Withdraw(given.Texts[comment])));
        return answer.ToResult();
    }
}
