using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Log.Replaying;

public static class ListReplayStepsEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/replay/steps", Get);

    /// <summary>Replays a claim event by event, with what each of them changed.</summary>
    /// <remarks>Texts stay sealed, so no reading is recorded.</remarks>
    [OpenTo(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [QueryParameter("from", "The version of the first event, from 1; 1 when left out.", Type = typeof(int))]
    [QueryParameter("to", "The version before which it ends; the end when left out.", Type = typeof(int))]
    [ProducesResponseType<ReplayStepList>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(string claimId, HttpRequest http, RequestContext context, ReplayReader desk)
    {
        var query = new QueryForm(http.Query, "from", "to");
        var from = query.Number("from", 1, int.MaxValue) ?? 1;
        var to = query.Number("to", 1, int.MaxValue) ?? int.MaxValue;
        if (to < from)
            query.Form.Note("to", "before-from", "A range does not end before it begins.");
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var (claim, refusal) = await desk.ReplayAsync(claimId, null, context.Cancel);
        if (claim is null)
            return ProblemReply.Of(refusal!);
        var (steps, none) = claim.Between(from, to);
        if (none is not null)
            return ProblemReply.Of(none);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Results.Ok(new ReplayStepList
        {
            ClaimId = claimId,
            Version = claim.Steps.Count,
            Size = claim.Size,
            Steps = [.. steps.Select(ReplayViews.Of)],
        });
    }
}
