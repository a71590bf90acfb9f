using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Log;

public static class GetConsistencyProofEndpoint
{
    public static void Map(IEndpointRouteBuilder log) => log.MapGet("/v1/log/consistency", Get);

    /// <summary>
    /// The proof that the log of today begins with the log of then, unchanged (RFC 6962, section 2.1.2).
    /// </summary>
    [OpenTo(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator)]
    [QueryParameter("from", "How large the log was, at least 1.", IsRequired = true, Type = typeof(long))]
    [QueryParameter("to", "How large it is; the newest checkpoint's size when left out.", Type = typeof(long))]
    [ProducesResponseType<ConsistencyView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(
        HttpRequest http, RequestContext context, LogProofs proofs, Checkpoints checkpoints)
    {
        var query = new QueryForm(http.Query, "from", "to");
        var from = query.Position("from");
        var to = query.Position("to");
        if (from is null && !http.Query.ContainsKey("from"))
            query.Form.Note("from", "required", "Give the size that you know.");
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var size = (await checkpoints.NewestAsync(context.Cancel))?.Checkpoint.Size ?? 0;
        if (from < 1 || from > (to ?? size) || to > size)
            return ProblemReply.Of(LogRefusals.SizesInvalid);
        var proof = proofs.Consistency(from!.Value, to ?? size);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return proof.IsGood
            ? Results.Ok(new ConsistencyView(
                from.Value, to ?? size, [.. proof.Value.Hashes.Select(hash => hash.ToString())]))
            : ProblemReply.Of(LogRefusals.ProofUnavailable);
    }
}
