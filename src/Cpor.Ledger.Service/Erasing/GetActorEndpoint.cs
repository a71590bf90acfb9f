using Cpor.Ledger.Contracts.Actors;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>Shows the person or machine that an actor's id stands for.</summary>
public static class GetActorEndpoint
{
    [WolverineGet("/v1/actors/{actorId}")]
    [OpenTo(CallerRole.Operator, CallerRole.Auditor)]
    [ProducesResponseType<ActorView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(
        string actorId, HttpRequest http, RequestContext context, ActorDirectory actors)
    {
        http.HttpContext.Response.Headers.CacheControl = "no-store";
        return await actors.FindAsync(actorId, context.Cancel) is { } actor
            ? Results.Ok(actor)
            : ProblemReply.Of(HttpRefusals.ActorUnknown);
    }
}
