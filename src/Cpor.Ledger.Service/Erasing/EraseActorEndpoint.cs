using Cpor.Ledger.Contracts.Actors;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Erasing;

public static class EraseActorEndpoint
{
    public static void Map(IEndpointRouteBuilder actors) => actors.MapPost("/v1/actors/{actorId}/erasure", Post);

    /// <summary>Erases the name behind an actor's id, for good.</summary>
    /// <remarks>
    /// The id stays in the events and is never used again: the same person gets a new one. Erasing again changes
    /// nothing.
    /// </remarks>
    [AuthorizeRoles(CallerRole.Operator)]
    public static async Task<Results<Ok<ActorView>, ProblemHttpResult>> Post(
        string actorId, RequestContext context, ActorDirectory actors, ILogger<ActorDirectory> log)
    {
        if (!await actors.EraseAsync(actorId, context.Cancel))
            return ProblemReply.Of(HttpRefusals.ActorUnknown);
        log.LogInformation("The name of {ActorId} was erased by {Operator}", actorId, context.Caller.ActorId);
        return TypedResults.Ok(await actors.FindAsync(actorId, context.Cancel));
    }
}
