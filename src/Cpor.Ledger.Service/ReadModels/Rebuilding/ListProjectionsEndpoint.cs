using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

public static class ListProjectionsEndpoint
{
    public static void Map(IEndpointRouteBuilder projections) => projections.MapGet("/v1/projections", Get);

    /// <summary>Shows how the projections stand: how far each is, and whether it is being rebuilt.</summary>
    [AuthorizeRoles(CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Ok<ProjectionList>> Get(RequestContext context, Projections projections) =>
        TypedResults.Ok(await projections.ListAsync(context.Cancel));
}
