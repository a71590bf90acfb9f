using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

public static class GetRebuildEndpoint
{
    public static void Map(IEndpointRouteBuilder projections) =>
        projections.MapGet("/v1/projections/{name}/rebuild", Get);

    /// <summary>Shows how far the last rebuild of a projection is.</summary>
    [AuthorizeRoles(CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Ok<RebuildView>, ProblemHttpResult>> Get(
        string name, RequestContext context, Rebuilds rebuilds) =>
        await rebuilds.FindAsync(name, context.Cancel) is { } rebuild
            ? TypedResults.Ok(rebuild)
            : ProblemReply.Of(ReadModelRefusals.NeverRebuilt);
}
