using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Log;

public static class ListEventsEndpoint
{
    private const int MostLimit = 1_000;
    private const int UsualLimit = 100;

    /// <summary>A page ends when it has so many bytes; it has at least one entry.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder events) => events.MapGet("/v1/events", Get);

    /// <summary>The events of the ledger in the one order that everybody sees, from a position on.</summary>
    /// <remarks>Who goes on from the end of the last page misses nothing and gets nothing twice.</remarks>
    [OpenTo(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator)]
    [QueryParameter("from", "The first position, from 0; 0 when left out.", Type = typeof(long))]
    [QueryParameter("limit", "At most so many, 1 to 1000; 100 when left out.", Type = typeof(int))]
    [ProducesResponseType<EventBatch>(
        StatusCodes.Status200OK, "application/json", EventBatchResult.BatchType)]
    public static async Task<IResult> Get(
        HttpRequest http, RequestContext context, LogReader log, Checkpoints checkpoints)
    {
        var query = new QueryForm(http.Query, "from", "limit");
        var from = query.Position("from") ?? 0;
        var limit = query.Number("limit", 1, MostLimit) ?? UsualLimit;
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var checkpoint = await checkpoints.NewestAsync(context.Cancel);
        var size = checkpoint?.Checkpoint.Size ?? 0;
        if (from > size)
            return ProblemReply.Of(LogRefusals.PositionUnknown);
        var entries = await log.ReadAsync(from, (int)Math.Min(limit, size - from), context.Cancel);
        var bytes = 0;
        return new EventBatchResult(
            from, [.. entries.TakeWhile((entry, index) => (bytes += entry.Bytes.Length) <= MostBytes || index == 0)],
            checkpoint);
    }
}
