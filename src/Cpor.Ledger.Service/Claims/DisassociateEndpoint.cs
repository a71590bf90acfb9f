using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>The partner ends official lines (Manage incentives customer associations, 2023-10).</summary>
public static class DisassociateEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/disassociation")]
    [OpenTo(CallerRole.Partner)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, DisassociateRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(AssociationEnded)]);
        var lines = form.Lines(request.LineIds);
        var reason = form.RequiredText("reason", request.Reason, TextRule.Comment, "comment");
        var answer = await commands.DecideAsync(context, claimId, form, given =>
            given.Decide(new EndAssociation(lines, given.Texts[reason], given.Regime.Terms)));
        return answer.ToResult();
    }
}
