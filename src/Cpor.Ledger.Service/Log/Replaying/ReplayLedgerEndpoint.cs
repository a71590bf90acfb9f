using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>Up to where the ledger is replayed.</summary>
public sealed record ReplayLedgerQuery
{
    /// <summary>
    /// After the first so many entries of the log; all that the newest checkpoint covers when left out.
    /// </summary>
    public long? Position { get; init; }
}

public static class ReplayLedgerEndpoint
{
    public static void Map(IEndpointRouteBuilder replay) => replay.MapGet("/v1/replay", Get)
        .Refuses(404, "No checkpoint covers the position yet.");

    /// <summary>
    /// Replays the whole ledger up to a position, from the log alone: who holds which slot, a line each, and at the
    /// end how many claims stand where.
    /// </summary>
    /// <remarks>A reply without its last line, the summary, broke off. Nothing personal is read.</remarks>
    [EnableRateLimiting(LongReadPolicy.Name)]
    [AuthorizeRoles(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<NdjsonReply<LedgerReplayLine>, ProblemHttpResult>> Get(
        Query<ReplayLedgerQuery> query, RequestContext context, ReplayReader reader, LedgerReplay replay)
    {
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var position = query.Value.Position;
        var size = await reader.SizeAsync(context.Cancel);
        return position > size
            ? ProblemReply.Of(LogRefusals.PositionUnknown)
            : new NdjsonReply<LedgerReplayLine>((lines, cancel) =>
                lines.WriteAllAsync(replay.LinesAsync(position ?? size, cancel)));
    }
}
