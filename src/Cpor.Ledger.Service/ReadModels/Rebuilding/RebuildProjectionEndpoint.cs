using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

public static class RebuildProjectionEndpoint
{
    public static void Map(IEndpointRouteBuilder projections) =>
        projections.MapPost("/v1/projections/{name}/rebuild", Post);

    /// <summary>Has a projection rebuilt; asking again while that is under way changes nothing.</summary>
    [AuthorizeRoles(CallerRole.Operator)]
    public static async Task<Results<Accepted<RebuildView>, ProblemHttpResult>> Post(
        string name, RequestContext context, Projections projections) =>
        await projections.RebuildAsync(name, context.Caller.ActorId, context.Cancel) is { } rebuild
            ? TypedResults.Accepted($"/v1/projections/{rebuild.Projection}/rebuild", rebuild)
            : ProblemReply.Of(ReadModelRefusals.ProjectionUnknown);
}
