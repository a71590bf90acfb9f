using System.Text.Json;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Log;

public static class GetEntryEndpoint
{
    public static void Map(IEndpointRouteBuilder log) => log.MapGet("/v1/log/entries/{position}", Get);

    /// <summary>One entry of the log, to the byte.</summary>
    [AuthorizeRoles(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator)]
    [ProducesResponseType<JsonElement>(StatusCodes.Status200OK, "application/cloudevents+json")]
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        string position, RequestContext context, LogReader log, Checkpoints checkpoints, HttpResponse reply)
    {
        if (LogPosition.Parse(position) is not { } index
            || index >= ((await checkpoints.NewestAsync(context.Cancel))?.Checkpoint.Size ?? 0)
            || await log.ReadAsync(index, 1, context.Cancel) is not [var entry])
            return ProblemReply.Of(LogRefusals.PositionUnknown);
        reply.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Bytes(entry.Bytes, "application/cloudevents+json");
    }
}
