using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Log;

public static class GetInclusionProofEndpoint
{
    public static void Map(IEndpointRouteBuilder log) => log.MapGet("/v1/log/entries/{position}/proof", Get);

    /// <summary>The proof that an entry is in the log, by the newest checkpoint (C2SP tlog-proof).</summary>
    [AuthorizeRoles(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/plain")]
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        string position, RequestContext context, LogProofs proofs, Checkpoints checkpoints)
    {
        if (LogPosition.Parse(position) is not { } index
            || await checkpoints.NewestAsync(context.Cancel) is not { } newest
            || index >= newest.Checkpoint.Size)
            return ProblemReply.Of(LogRefusals.PositionUnknown);
        var proof = proofs.Inclusion(index, newest);
        return proof.IsGood
            ? TypedResults.Bytes(proof.Value.ToBytes(), "text/plain; charset=utf-8")
            : ProblemReply.Of(LogRefusals.ProofUnavailable);
    }
}
