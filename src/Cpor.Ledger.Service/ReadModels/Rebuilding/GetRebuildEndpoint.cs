using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

/// <summary>Shows how far the last rebuild of a projection is.</summary>
public static class GetRebuildEndpoint
{
    [WolverineGet("/v1/projections/{name}/rebuild")]
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
