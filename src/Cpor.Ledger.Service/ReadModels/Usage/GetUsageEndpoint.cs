using Cpor.Ledger.Contracts.Usage;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.ReadModels.Usage;

public static class GetUsageEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/usage", Get);

    /// <summary>
    /// Shows the partner of record the customer's usage data: what being official gives, and all it gives.
    /// </summary>
    [AuthorizeRoles(CallerRole.Partner)]
    public static async Task<Results<Ok<UsageView>, ProblemHttpResult>> Get(
        string claimId, RequestContext context, ClaimReader claims, UsageAccess usage, HttpResponse reply)
    {
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        reply.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await usage.OfAsync(claim, context.Cancel));
    }
}
