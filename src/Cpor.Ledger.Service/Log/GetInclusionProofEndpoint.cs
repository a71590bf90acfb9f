using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Log;

public static class GetInclusionProofEndpoint
{
    public static void Map(IEndpointRouteBuilder log) => log.MapGet("/v1/log/entries/{position}/proof", Get);

    /// <summary>The proof that an entry is in the log, by the newest checkpoint (C2SP tlog-proof).</summary>
    [OpenTo(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/plain")]
    public static async Task<IResult> Get(
        string position, HttpRequest http, RequestContext context, LogProofs proofs, Checkpoints checkpoints)
    {
        if (new QueryForm(http.Query).Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (LogPosition.Parse(position) is not { } index
            || await checkpoints.NewestAsync(context.Cancel) is not { } newest
            || index >= newest.Checkpoint.Size)
            return ProblemReply.Of(LogRefusals.PositionUnknown);
        var proof = proofs.Inclusion(index, newest);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return proof.IsGood
            ? Results.Bytes(proof.Value.ToBytes(), "text/plain; charset=utf-8")
            : ProblemReply.Of(LogRefusals.ProofUnavailable);
    }
}
