using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// A partner creates, proves and submits the claims of a file. The rows are CSV or NDJSON (<c>ClaimBatchRow</c>), their
/// proofs files of a zip. Files that break a limit or their form are refused before anything is done; then each row is
/// done or refused by itself, in the words of the endpoints for single claims. A batch may be sent again at any time.
/// At most 1,000 rows and 8 MiB of them, 256 MiB and 2,000 entries in the zip, 25 MiB for each proof unless the
/// operator says otherwise, 512 MiB for all of them and 100 times the zip itself.
/// </summary>
public static class CreateClaimBatchEndpoint
{
    [WolverinePost("/v1/claim-batches")]
    [OpenTo(CallerRole.Partner)]
    [QueryParameter("dryRun", "Only say what would come of it; nothing is written.", Type = typeof(bool))]
    [QueryParameter("submit", "Hand each claim in after it was created.", Type = typeof(bool))]
    [StreamedBody("multipart/form-data", Files = ["claims", "proofs"])]
    [ProducesResponseType<ClaimBatchLine>(
        StatusCodes.Status200OK,
        ClaimBatchFiles.Ndjson,
        Description = "One line for each row as soon as it is done, and one at the end.")]
    public static async Task<IResult> Post(
        HttpRequest http, RequestContext context, BatchReader reader, BatchRunner runner)
    {
        var query = new QueryForm(http.Query, "dryRun", "submit");
        var wish = new BatchWish(query.Answer("dryRun") ?? false, query.Answer("submit") ?? false);
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var (batch, refusal) = await reader.ReadAsync(http, context);
        if (batch is null)
            return ProblemReply.Of(refusal!);
        await using (batch)
        {
            var reply = new BatchReply(http.HttpContext.Response, context.Cancel);
            foreach (var row in batch.Rows.All)
                await reply.TellAsync(await runner.DoAsync(batch, row, wish, context));
            await reply.EndAsync(wish.DryRun);
        }

        return Results.Empty;
    }
}
