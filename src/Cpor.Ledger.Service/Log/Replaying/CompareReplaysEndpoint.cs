using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Log.Replaying;

public static class CompareReplaysEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) =>
        claims.MapGet("/v1/claims/{claimId}/replay/comparison", Get);

    /// <summary>Compares a claim at two moments, from the log alone.</summary>
    /// <remarks>Texts stay sealed, so no reading is recorded.</remarks>
    [OpenTo(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [QueryParameter("from", "One version, from 1; it may also be the later one.", Type = typeof(int))]
    [QueryParameter("to", "The other version.", Type = typeof(int))]
    [QueryParameter("fromPosition", "In place of from: after so many entries of the log.", Type = typeof(long))]
    [QueryParameter("toPosition", "In place of to: after so many entries of the log.", Type = typeof(long))]
    [ProducesResponseType<ReplayComparisonView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(string claimId, HttpRequest http, RequestContext context, ReplayReader desk)
    {
        var query = new QueryForm(http.Query, "from", "to", "fromPosition", "toPosition");
        var (from, to) = (Moment(query, "from"), Moment(query, "to"));
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var (claim, refusal) = await desk.ReplayAsync(claimId, Largest(from, to), context.Cancel);
        if (claim is null)
            return ProblemReply.Of(refusal!);
        var (before, noneBefore) = claim.Until(from);
        var (after, noneAfter) = claim.Until(to);
        if ((noneBefore ?? noneAfter) is { } none)
            return ProblemReply.Of(none);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Results.Ok(ReplayViews.Of(before[^1], after[^1]));
    }

    private static ReplayMoment Moment(QueryForm query, string name)
    {
        var moment = new ReplayMoment
        {
            Version = query.Number(name, 1, int.MaxValue),
            Position = query.Position($"{name}Position"),
        };
        if (moment.Version is not null == moment.Position is not null)
            query.Form.Note(name, "one-of-both", $"Say either {name} or {name}Position.");
        return moment;
    }

    private static long? Largest(ReplayMoment from, ReplayMoment to) =>
        from.Position is null && to.Position is null ? null : Math.Max(from.Position ?? 0, to.Position ?? 0);
}
