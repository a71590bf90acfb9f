using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Log;

public static class GetEntryEndpoint
{
    public static void Map(IEndpointRouteBuilder log) => log.MapGet("/v1/log/entries/{position}", Get);

    /// <summary>One entry of the log, to the byte.</summary>
    [OpenTo(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "application/cloudevents+json")]
    public static async Task<IResult> Get(
        string position, HttpRequest http, RequestContext context, LogReader log, Checkpoints checkpoints)
    {
        if (new QueryForm(http.Query).Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (LogPosition.Parse(position) is not { } index
            || index >= ((await checkpoints.NewestAsync(context.Cancel))?.Checkpoint.Size ?? 0)
            || await log.ReadAsync(index, 1, context.Cancel) is not [var entry])
            return ProblemReply.Of(LogRefusals.PositionUnknown);
        http.HttpContext.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Bytes(entry.Bytes, "application/cloudevents+json");
    }
}
