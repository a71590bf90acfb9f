using Cpor.Ledger.Contracts.Actors;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>
/// Erases the name behind an actor's id, for good. The id stays in the events and is never used again: the same person
/// gets a new one. Erasing again changes nothing.
/// </summary>
public static class EraseActorEndpoint
{
    [WolverinePost("/v1/actors/{actorId}/erasure")]
    [OpenTo(CallerRole.Operator)]
    [ProducesResponseType<ActorView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string actorId, RequestContext context, ActorDirectory actors, ILogger<ActorDirectory> log)
    {
        if (!await actors.EraseAsync(actorId, context.Cancel))
            return ProblemReply.Of(HttpRefusals.ActorUnknown);
        log.LogInformation("The name of {ActorId} was erased by {Operator}", actorId, context.Caller.ActorId);
        return Results.Ok(await actors.FindAsync(actorId, context.Cancel));
    }
}
