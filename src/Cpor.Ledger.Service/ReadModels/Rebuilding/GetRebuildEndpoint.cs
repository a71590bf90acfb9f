using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

public static class GetRebuildEndpoint
{
    public static void Map(IEndpointRouteBuilder projections) =>
        projections.MapGet("/v1/projections/{name}/rebuild", Get);

    /// <summary>Shows how far the last rebuild of a projection is.</summary>
    [OpenTo(CallerRole.Operator, CallerRole.Auditor)]
    [ProducesResponseType<RebuildView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(string name, HttpRequest http, RequestContext context, Rebuilds rebuilds)
    {
        if (new QueryForm(http.Query).Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        return await rebuilds.FindAsync(name, context.Cancel) is { } rebuild
            ? Results.Ok(rebuild)
            : ProblemReply.Of(ReadModelRefusals.NeverRebuilt);
    }
}
