using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class DisassociateEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) =>
        claims.MapPost("/v1/claims/{claimId}/disassociation", Post);

    /// <summary>The partner ends official lines (Manage incentives customer associations, 2023-10).</summary>
    [AuthorizeRoles(CallerRole.Partner)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Post(
        string claimId, DisassociateRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(AssociationEnded)]);
        var lines = form.Lines(request.LineIds);
        var reason = form.RequiredText("reason", request.Reason, TextRule.Comment, "comment");
        var answer = await commands.DecideAsync(context, claimId, form, given =>
            given.Decide(new EndAssociation(lines, given.Texts[reason], given.Regime.Terms)));
        return answer.ToResult();
    }
}
