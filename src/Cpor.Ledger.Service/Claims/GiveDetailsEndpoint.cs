using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>The partner edits a draft.</summary>
public static class GiveDetailsEndpoint
{
    [WolverinePut("/v1/claims/{claimId}/details")]
    [OpenTo(CallerRole.Partner)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Put(
        string claimId, GiveDetailsRequest request, RequestContext context, ClaimCommands commands, ClaimNames names)
    {
        var form = new Form(ClaimEventNames.All[typeof(DetailsGiven)]);
        _ = ClaimId.TryParse(claimId, out var id);
        var details = form.Details(id, request, context.Caller);
        var hash = await names.HashAsync(request.Name, context.Cancel);
        var answer = await commands.DecideAsync(context, claimId, form, given =>
        {
            names.Keep(given.Session, id, hash);
            return given.Decide(new GiveDetails(details(given.Texts)));
        });
        return answer.ToResult();
    }
}
