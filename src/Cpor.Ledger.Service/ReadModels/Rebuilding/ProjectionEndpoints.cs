using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Doors;
using Wolverine.Http;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

/// <summary>Shows how the projections stand, and has them rebuilt.</summary>
public static class ProjectionEndpoints
{
    private static readonly Refusal Unknown = new(
        RefusalKind.Missing, Problems.ProjectionUnknown, "There is no projection of that name, or it was never rebuilt.");

    [WolverineGet("/v1/projections")]
    [OpenTo(CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<IResult> List(Asked asked, Projections projections) =>
        Results.Ok(await projections.ListAsync(asked.Cancel));

    [WolverinePost("/v1/projections/{name}/rebuild")]
    [OpenTo(CallerRole.Operator)]
    public static async Task<IResult> Rebuild(string name, Asked asked, Projections projections) =>
        await projections.RebuildAsync(name, asked.Caller.ActorId, asked.Cancel) is { } rebuild
            ? Results.Accepted($"/v1/projections/{rebuild.Projection}/rebuild", rebuild)
            : ProblemReply.Of(Unknown);

    [WolverineGet("/v1/projections/{name}/rebuild")]
    [OpenTo(CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<IResult> Progress(string name, Asked asked, Rebuilds rebuilds) =>
        await rebuilds.FindAsync(name, asked.Cancel) is { } rebuild
            ? Results.Ok(rebuild)
            : ProblemReply.Of(Unknown);
}
