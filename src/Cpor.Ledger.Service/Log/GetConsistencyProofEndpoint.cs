using System.ComponentModel.DataAnnotations;
using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Log;

/// <summary>Between which sizes of the log a proof leads.</summary>
public sealed record ConsistencyQuery
{
    /// <summary>How large the log was, at least 1.</summary>
    [Required]
    public long? From { get; init; }

    /// <summary>How large it is; the newest checkpoint's size when left out.</summary>
    public long? To { get; init; }
}

public static class GetConsistencyProofEndpoint
{
    public static void Map(IEndpointRouteBuilder log) => log.MapGet("/v1/log/consistency", Get)
        .Refuses(422, "The sizes are not in order, or not published.");

    /// <summary>
    /// The proof that the log of today begins with the log of then, unchanged (RFC 6962, section 2.1.2).
    /// </summary>
    [AuthorizeRoles(CallerRole.Payout, CallerRole.Auditor, CallerRole.Operator)]
    public static async Task<Results<Ok<ConsistencyView>, ProblemHttpResult>> Get(
        Query<ConsistencyQuery> query, RequestContext context, LogProofs proofs, Checkpoints checkpoints)
    {
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var (from, to) = (query.Value.From!.Value, query.Value.To);
        var size = (await checkpoints.NewestAsync(context.Cancel))?.Checkpoint.Size ?? 0;
        if (from < 1 || from > (to ?? size) || to > size)
            return ProblemReply.Of(LogRefusals.SizesInvalid);
        var proof = proofs.Consistency(from, to ?? size);
        return proof.IsGood
            ? TypedResults.Ok(new ConsistencyView(
                from, to ?? size, [.. proof.Value.Hashes.Select(hash => hash.ToString())]))
            : ProblemReply.Of(LogRefusals.ProofUnavailable);
    }
}
