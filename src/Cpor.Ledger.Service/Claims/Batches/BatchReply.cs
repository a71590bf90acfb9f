using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// Answers a batch line by line while its rows are done, so that a long one keeps its connection and shows how far it
/// is. Once it has begun, only its end says that all rows were done.
/// </summary>
internal sealed class BatchReply(HttpResponse response, CancellationToken cancel)
{
    private static readonly byte[] _lineEnd = "\n"u8.ToArray();

    private readonly Dictionary<string, int> _counts = [];

    /// <summary>Says what came of a row.</summary>
    public Task TellAsync(ClaimBatchOutcome row)
    {
        _counts[row.Outcome] = CountOf(row.Outcome) + 1;
        return WriteAsync(new ClaimBatchLine(row, null));
    }

    /// <summary>Says that all rows are done.</summary>
    public Task EndAsync(bool dryRun) => WriteAsync(new ClaimBatchLine(null, new ClaimBatchEnd(
        dryRun,
        _counts.Values.Sum(),
        CountOf("created"),
        CountOf("completed"),
        CountOf("submitted"),
        CountOf("unchanged"),
        CountOf("refused"))));

    private int CountOf(string outcome) => _counts.GetValueOrDefault(outcome);

    private async Task WriteAsync(ClaimBatchLine line)
    {
        if (!response.HasStarted)
        {
            response.ContentType = ClaimBatchFiles.Ndjson;
            response.Headers.CacheControl = "no-store";
        }

        await JsonSerializer.SerializeAsync(response.Body, line, LedgerJson.Options, cancel);
        await response.Body.WriteAsync(_lineEnd, cancel);
        await response.Body.FlushAsync(cancel);
    }
}
