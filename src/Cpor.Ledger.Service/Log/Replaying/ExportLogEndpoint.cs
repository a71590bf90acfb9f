using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>Which range of the log is exported.</summary>
public sealed record ExportQuery
{
    /// <summary>The first position, from 0; 0 when left out.</summary>
    public long? From { get; init; }

    /// <summary>The position before which it ends; the checkpoint's size when left out.</summary>
    public long? To { get; init; }
}

public static class ExportLogEndpoint
{
    public static void Map(IEndpointRouteBuilder log) => log.MapGet("/v1/log/export", Get)
        .Refuses(404, "No checkpoint covers the range yet.");

    /// <summary>
    /// Exports a range of the log with proofs: the newest checkpoint in the first line, then an entry in each, to the
    /// byte, with the hashes that lead to the checkpoint's root.
    /// </summary>
    /// <remarks>Texts are sealed in it, so no reading is recorded.</remarks>
    [EnableRateLimiting(LongReadPolicy.Name)]
    [AuthorizeRoles(CallerRole.Auditor, CallerRole.Operator)]
    public static async Task<Results<NdjsonReply<LogExportLine>, ProblemHttpResult>> Get(
        Query<ExportQuery> query, RequestContext context, LogExport export, Checkpoints checkpoints)
    {
        var (from, end) = (query.Value.From ?? 0, query.Value.To);
        if (end < from)
            query.Validator.Note("to", "before-from", "A range does not end before it begins.");
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await checkpoints.NewestAsync(context.Cancel) is not { } newest
            || Math.Max(from, end ?? 0) > newest.Checkpoint.Size)
            return ProblemReply.Of(LogRefusals.PositionUnknown);
        var to = end ?? newest.Checkpoint.Size;
        return export.HasProofs(from, to, newest)
            ? new NdjsonReply<LogExportLine>((lines, cancel) => export.WriteAsync(lines, from, to, newest, cancel))
            : ProblemReply.Of(LogRefusals.ProofUnavailable);
    }
}
