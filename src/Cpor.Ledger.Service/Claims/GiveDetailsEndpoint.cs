using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class GiveDetailsEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapPut("/v1/claims/{claimId}/details", Put);

    /// <summary>The partner edits a draft.</summary>
    [AuthorizeRoles(CallerRole.Partner)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> Put(
        string claimId, GiveDetailsRequest request, RequestContext context, ClaimCommands commands, ClaimNames names)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(DetailsGiven)]);
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
