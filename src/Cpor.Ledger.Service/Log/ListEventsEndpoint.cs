using System.ComponentModel.DataAnnotations;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Log;

/// <summary>Which page of the events is read.</summary>
public sealed record EventQuery
{
    /// <summary>The first position, from 0; 0 when left out.</summary>
    public long? From { get; init; }

    /// <summary>At most so many, 1 to 1000; 100 when left out.</summary>
    [Range(1, 1_000)]
    public int? Limit { get; init; }
}

public static class ListEventsEndpoint
{
    private const int UsualLimit = 100;

    /// <summary>A page ends when it has so many bytes; it has at least one entry.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder events) => events.MapGet("/v1/events", Get)
        .Refuses(404, "No checkpoint covers the position yet.");

    /// <summary>Lists the events of the ledger from a position on, in the one order that everybody sees.</summary>
    /// <remarks>Going on from the end of the last page misses nothing and gets nothing twice.</remarks>
    [AuthorizeRoles(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator)]
    public static async Task<Results<EventBatchResult, ProblemHttpResult>> Get(
        Query<EventQuery> query, RequestContext context, LogReader log, Checkpoints checkpoints)
    {
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var (from, limit) = (query.Value.From ?? 0, query.Value.Limit ?? UsualLimit);
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
