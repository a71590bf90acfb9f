using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Log;

public static class GetCheckpointEndpoint
{
    public static void Map(IEndpointRouteBuilder log) => log.MapGet("/v1/log/checkpoint", Get);

    /// <summary>The newest checkpoint: how large the log is and its root, signed (C2SP tlog-checkpoint).</summary>
    [OpenTo(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/plain")]
    public static async Task<IResult> Get(HttpRequest http, RequestContext context, Checkpoints checkpoints)
    {
        if (new QueryForm(http.Query).Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await checkpoints.NewestAsync(context.Cancel) is not { } newest)
            return ProblemReply.Of(LogRefusals.PositionUnknown);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(newest.Note, "text/plain; charset=utf-8");
    }
}
