using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Cpor.Ledger.Service.Log.Replaying;

public static class ReplayLedgerEndpoint
{
    public static void Map(IEndpointRouteBuilder replay) => replay.MapGet("/v1/replay", Get);

    /// <summary>
    /// Replays the whole ledger up to a position, from the log alone: who holds which slot, a line each, and at the
    /// end how many claims stand where.
    /// </summary>
    /// <remarks>A reply without its last line, the summary, broke off. Nothing personal is read.</remarks>
    [EnableRateLimiting(LongReadPolicy.Name)]
    [OpenTo(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [QueryParameter(
        "position",
        "After the first so many entries of the log; all that the newest checkpoint covers when left out.",
        Type = typeof(long))]
    [ProducesResponseType<LedgerReplayLine>(StatusCodes.Status200OK, NdjsonReply.MediaType)]
    public static async Task<IResult> Get(
        HttpRequest http, RequestContext context, ReplayReader desk, LedgerReplay replay)
    {
        var query = new QueryForm(http.Query, "position");
        var position = query.Position("position");
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var size = await desk.SizeAsync(context.Cancel);
        return position > size
            ? ProblemReply.Of(LogRefusals.PositionUnknown)
            : new NdjsonReply((lines, cancel) => lines.WriteAllAsync(replay.LinesAsync(position ?? size, cancel)));
    }
}
