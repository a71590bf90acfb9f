using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Log.Replaying;

public static class ReplayClaimEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/replay", Get)
        .Refuses(409, "An entry of the log cannot be folded.");

    /// <summary>Replays a claim up to a moment, from the log alone.</summary>
    /// <remarks>Texts stay sealed, so no reading is recorded.</remarks>
    [AuthorizeRoles(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Ok<ClaimReplayView>, ProblemHttpResult>> Get(
        string claimId, Query<ReplayMoment> query, RequestContext context, ReplayReader reader)
    {
        var moment = query.Value;
        moment.NoteSeveral(query.Validator);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var (claim, refusal) = await reader.ReplayAsync(claimId, moment.Position, context.Cancel);
        if (claim is null)
            return ProblemReply.Of(refusal!);
        var (steps, none) = claim.Until(moment);
        return none is null ? TypedResults.Ok(ReplayViews.Of(steps, claim.Size)) : ProblemReply.Of(none);
    }
}
