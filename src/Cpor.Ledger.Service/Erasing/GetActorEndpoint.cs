using Cpor.Ledger.Contracts.Actors;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Erasing;

public static class GetActorEndpoint
{
    public static void Map(IEndpointRouteBuilder actors) => actors.MapGet("/v1/actors/{actorId}", Get);

    /// <summary>Shows the person or machine that an actor's id stands for.</summary>
    [AuthorizeRoles(CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Ok<ActorView>, ProblemHttpResult>> Get(
        string actorId, RequestContext context, ActorDirectory actors, HttpResponse reply)
    {
        reply.Headers.CacheControl = "no-store";
        return await actors.FindAsync(actorId, context.Cancel) is { } actor
            ? TypedResults.Ok(actor)
            : ProblemReply.Of(HttpRefusals.ActorUnknown);
    }
}
