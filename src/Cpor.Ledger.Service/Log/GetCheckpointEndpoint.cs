using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Log;

public static class GetCheckpointEndpoint
{
    public static void Map(IEndpointRouteBuilder log) => log.MapGet("/v1/log/checkpoint", Get)
        .Refuses(404, "There is no checkpoint yet.");

    /// <summary>The newest checkpoint: how large the log is and its root, signed (C2SP tlog-checkpoint).</summary>
    [AuthorizeRoles(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/plain")]
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        RequestContext context, Checkpoints checkpoints)
    {
        if (await checkpoints.NewestAsync(context.Cancel) is not { } newest)
            return ProblemReply.Of(LogRefusals.PositionUnknown);
        return TypedResults.Bytes(newest.Note, "text/plain; charset=utf-8");
    }
}
