using Cpor.Ledger.Contracts.Log;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Contracts;

/// <summary>What was, folded from the log alone; for auditors.</summary>
public sealed partial class LedgerClient
{
    /// <summary>A claim as it was: <c>GET /v1/claims/{claimId}/replay</c>.</summary>
    public Task<Reply<ClaimReplayView>> ReplayClaimAsync(
        string claimId, ReplayQuery? query = null, CancellationToken cancel = default) =>
        GetAsync<ClaimReplayView>(
            With(
                Of(claimId, "replay"),
                ("version", Text(query?.Version)),
                ("position", Text(query?.Position)),
                ("happenedAt", Text(query?.HappenedAt)),
                ("recordedAt", Text(query?.RecordedAt))),
            cancel);

    /// <summary>A claim event by event: <c>GET /v1/claims/{claimId}/replay/steps</c>.</summary>
    /// <param name="from">The version of the first; 1 when left out.</param>
    /// <param name="to">The version before which it ends; the end when left out.</param>
    public Task<Reply<ReplayStepList>> ListReplayStepsAsync(
        string claimId, int? from = null, int? to = null, CancellationToken cancel = default) =>
        GetAsync<ReplayStepList>(
            With(Of(claimId, "replay/steps"), ("from", Text(from)), ("to", Text(to))), cancel);

    /// <summary>A claim at two moments: <c>GET /v1/claims/{claimId}/replay/comparison</c>.</summary>
    /// <param name="from">One, by its version or its position.</param>
    /// <param name="to">The other.</param>
    public Task<Reply<ReplayComparisonView>> CompareReplaysAsync(
        string claimId, ReplayQuery from, ReplayQuery to, CancellationToken cancel = default) =>
        GetAsync<ReplayComparisonView>(
            With(
                Of(claimId, "replay/comparison"),
                ("from", Text(from.Version)),
                ("to", Text(to.Version)),
                ("fromPosition", Text(from.Position)),
                ("toPosition", Text(to.Position))),
            cancel);

    /// <summary>The whole ledger as it was: <c>GET /v1/replay</c>, lines of <see cref="LedgerReplayLine"/>.</summary>
    /// <param name="position">After how many entries of the log; all of them when left out.</param>
    public Task<Reply<Stream>> ReplayLedgerAsync(long? position = null, CancellationToken cancel = default) =>
        OpenAsync(With("v1/replay", ("position", Text(position))), cancel);

    /// <summary>A range of the log: <c>GET /v1/log/export</c>, lines of <see cref="LogExportLine"/>.</summary>
    /// <param name="from">The first position; 0 when left out.</param>
    /// <param name="to">The position before which it ends; all of the log when left out.</param>
    public Task<Reply<Stream>> ExportLogAsync(
        long? from = null, long? to = null, CancellationToken cancel = default) =>
        OpenAsync(With("v1/log/export", ("from", Text(from)), ("to", Text(to))), cancel);

    /// <summary>A reply that is read while it comes; whoever asked closes the stream.</summary>
    private async Task<Reply<Stream>> OpenAsync(string address, CancellationToken cancel)
    {
        var response = await http.GetAsync(
            new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
            return new Reply<Stream>(status, await response.Content.ReadAsStreamAsync(cancel), null, null);
        using (response)
            return new Reply<Stream>(status, null, await ProblemAsync(response, cancel), null);
    }

    private static string? Text(Instant? instant) =>
        instant is { } given ? InstantPattern.ExtendedIso.Format(given) : null;
}
