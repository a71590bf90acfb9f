using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Cpor.Ledger.Service.Log.Replaying;

public static class ExportLogEndpoint
{
    public static void Map(IEndpointRouteBuilder log) => log.MapGet("/v1/log/export", Get);

    /// <summary>
    /// Exports a range of the log with proofs: the newest checkpoint in the first line, then an entry in each, to the
    /// byte, with the hashes that lead to the checkpoint's root.
    /// </summary>
    /// <remarks>Texts are sealed in it, so no reading is recorded.</remarks>
    [EnableRateLimiting(LongReadPolicy.Name)]
    [OpenTo(CallerRole.Auditor, CallerRole.Operator)]
    [QueryParameter("from", "The first position, from 0; 0 when left out.", Type = typeof(long))]
    [QueryParameter(
        "to", "The position before which it ends; the checkpoint's size when left out.", Type = typeof(long))]
    [ProducesResponseType<LogExportLine>(StatusCodes.Status200OK, NdjsonReply.MediaType)]
    public static async Task<IResult> Get(
        HttpRequest http, RequestContext context, LogExport export, Checkpoints checkpoints)
    {
        var query = new QueryForm(http.Query, "from", "to");
        var from = query.Position("from") ?? 0;
        var end = query.Position("to");
        if (end < from)
            query.Form.Note("to", "before-from", "A range does not end before it begins.");
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await checkpoints.NewestAsync(context.Cancel) is not { } newest
            || Math.Max(from, end ?? 0) > newest.Checkpoint.Size)
            return ProblemReply.Of(LogRefusals.PositionUnknown);
        var to = end ?? newest.Checkpoint.Size;
        return export.HasProofs(from, to, newest)
            ? new NdjsonReply((lines, cancel) => export.WriteAsync(lines, from, to, newest, cancel))
            : ProblemReply.Of(LogRefusals.ProofUnavailable);
    }
}
