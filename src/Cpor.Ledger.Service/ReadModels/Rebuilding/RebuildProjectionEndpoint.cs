using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

public static class RebuildProjectionEndpoint
{
    public static void Map(IEndpointRouteBuilder projections) =>
        projections.MapPost("/v1/projections/{name}/rebuild", Post);

    /// <summary>Has a projection rebuilt; asking again while that is under way changes nothing.</summary>
    [OpenTo(CallerRole.Operator)]
    [ProducesResponseType<RebuildView>(StatusCodes.Status202Accepted)]
    public static async Task<IResult> Post(string name, RequestContext context, Projections projections) =>
        await projections.RebuildAsync(name, context.Caller.ActorId, context.Cancel) is { } rebuild
            ? Results.Accepted($"/v1/projections/{rebuild.Projection}/rebuild", rebuild)
            : ProblemReply.Of(ReadModelRefusals.ProjectionUnknown);
}
