using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

public static class ListProjectionsEndpoint
{
    public static void Map(IEndpointRouteBuilder projections) => projections.MapGet("/v1/projections", Get);

    /// <summary>Shows how the projections stand: how far each is, and whether it is being rebuilt.</summary>
    [OpenTo(CallerRole.Operator, CallerRole.Auditor)]
    [ProducesResponseType<ProjectionList>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(HttpRequest http, RequestContext context, Projections projections) =>
        new QueryForm(http.Query).Form.Refusal is { } invalid
            ? ProblemReply.Of(invalid)
            : Results.Ok(await projections.ListAsync(context.Cancel));
}
