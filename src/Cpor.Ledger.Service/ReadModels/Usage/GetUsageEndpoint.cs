using Cpor.Ledger.Contracts.Usage;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.ReadModels.Usage;

public static class GetUsageEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/usage", Get);

    /// <summary>
    /// Shows the partner of record the customer's usage data: what being official gives, and all it gives.
    /// </summary>
    [OpenTo(CallerRole.Partner)]
    [ProducesResponseType<UsageView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(
        string claimId, HttpRequest http, RequestContext context, ClaimReader claims, UsageAccess usage)
    {
        if (new QueryForm(http.Query).Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        http.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Ok(await usage.OfAsync(claim, context.Cancel));
    }
}
