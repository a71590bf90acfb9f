using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>What is done with the rows of a batch.</summary>
public sealed record ClaimBatchQuery
{
    /// <summary>Only says what would come of it; nothing is written.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Submits each claim after it was created.</summary>
    public bool? Submit { get; init; }
}

/// <summary>The form in which a batch comes.</summary>
public sealed record ClaimBatchForm
{
    /// <summary>The rows, CSV or NDJSON, 8 MiB at most.</summary>
    public required Stream Claims { get; init; }

    /// <summary>The proofs that the rows name, a zip of 256 MiB at most.</summary>
    public Stream? Proofs { get; init; }
}

public static class CreateClaimBatchEndpoint
{
    public static void Map(IEndpointRouteBuilder claimBatches) => claimBatches.MapPost("/v1/claim-batches", Post)
        .ReadsStream<ClaimBatchForm>("multipart/form-data");

    /// <summary>Creates, proves and submits the claims of a file.</summary>
    /// <remarks>
    /// The rows are CSV or NDJSON, their proofs files of a zip. Files that break a limit or their form are refused
    /// before anything is done; then each row is done or refused by itself, with the codes of the endpoints for single
    /// claims. A batch may be sent again at any time. At most 1,000 rows and 8 MiB of them, 256 MiB and 2,000 entries
    /// in the zip, 25 MiB for each proof unless the operator says otherwise, 512 MiB for all of them and 100 times the
    /// zip itself.
    /// </remarks>
    [AuthorizeRoles(CallerRole.Partner)]
    [ProducesResponseType<ClaimBatchLine>(
        StatusCodes.Status200OK,
        ClaimBatchFiles.Ndjson,
        Description = "One line for each row as soon as it is done, and one at the end.")]
    public static async Task<Results<EmptyHttpResult, ProblemHttpResult>> Post(
        Query<ClaimBatchQuery> query, RequestContext context, BatchReader reader, BatchRunner runner, HttpContext http)
    {
        var wish = new BatchWish(query.Value.DryRun ?? false, query.Value.Submit ?? false);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var (batch, refusal) = await reader.ReadAsync(http.Request, context);
        if (batch is null)
            return ProblemReply.Of(refusal!);
        await using (batch)
        {
            var reply = new BatchReply(http.Response, context.Cancel);
            foreach (var row in batch.Rows.All)
                await reply.TellAsync(await runner.DoAsync(batch, row, wish, context));
            await reply.EndAsync(wish.DryRun);
        }

        return TypedResults.Empty;
    }
}
