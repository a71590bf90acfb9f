using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cpor.Ledger.Service.Log.Replaying;

public static class ReplayClaimEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/replay", Get);

    /// <summary>Replays a claim up to a moment, from the log alone.</summary>
    /// <remarks>Texts stay sealed, so no reading is recorded.</remarks>
    [OpenTo(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [QueryParameter("version", "After so many events of the claim, from 1.", Type = typeof(int))]
    [QueryParameter("position", "After the first so many entries of the log, from 0.", Type = typeof(long))]
    [QueryParameter("happenedAt", "By when it happened, that instant included.", Type = typeof(Instant))]
    [QueryParameter("recordedAt", "By when it was recorded, that instant included.", Type = typeof(Instant))]
    [ProducesResponseType<ClaimReplayView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(string claimId, HttpRequest http, RequestContext context, ReplayReader desk)
    {
        var query = new QueryForm(http.Query, "version", "position", "happenedAt", "recordedAt");
        var moment = ReplayMoment.Read(query);
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var (claim, refusal) = await desk.ReplayAsync(claimId, moment.Position, context.Cancel);
        if (claim is null)
            return ProblemReply.Of(refusal!);
        var (steps, none) = claim.Until(moment);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return none is null ? Results.Ok(ReplayViews.Of(steps, claim.Size)) : ProblemReply.Of(none);
    }
}
