using System.Globalization;
using System.Net.Http.Headers;
using Cpor.Ledger.Contracts.Associations;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Contracts.Usage;

namespace Cpor.Ledger.Contracts;

/// <summary>What follows from the facts.</summary>
public sealed partial class LedgerClient
{
    private const string AllProjections = "v1/projections";

    /// <summary>The history of a claim: <c>GET /v1/claims/{claimId}/history</c>.</summary>
    /// <param name="atLeast">Waits a few seconds for the history to cover this version of the claim.</param>
    /// <param name="reason">Why comments and names are read, which is recorded; without it they are left out.</param>
    public Task<Reply<HistoryView>> GetHistoryAsync(
        string claimId, long? atLeast = null, string? reason = null, CancellationToken cancel = default) =>
        GetAsync<HistoryView>(
            With(Of(claimId, "history"), ("atLeast", Text(atLeast)), ("reason", reason)), cancel);

    /// <summary>Why a claim's facts were decided: <c>GET /v1/claims/{claimId}/explanation</c>.</summary>
    /// <param name="language"><c>en</c> or <c>ru</c>; English when left out.</param>
    /// <param name="version">Only the fact of this version, from 1.</param>
    /// <param name="lineId">Only what concerns this line.</param>
    public Task<Reply<ExplanationView>> ExplainClaimAsync(
        string claimId,
        string? language = null,
        int? version = null,
        string? lineId = null,
        CancellationToken cancel = default) =>
        GetAsync<ExplanationView>(
            With(
                Of(claimId, "explanation"), ("language", language), ("version", Text(version)), ("line", lineId)),
            cancel);

    /// <summary>
    /// What partner and reviewer said on a claim, page by page: <c>GET /v1/claims/{claimId}/comments</c>.
    /// </summary>
    /// <param name="reason">Why it is read, which is recorded; without it the texts are left out.</param>
    /// <param name="limit">How many at most, 1 to 200; 50 when left out.</param>
    /// <param name="after">The cursor that the page before gave.</param>
    public Task<Reply<CommentList>> ListCommentsAsync(
        string claimId,
        string? reason = null,
        int? limit = null,
        string? after = null,
        CancellationToken cancel = default) =>
        GetAsync<CommentList>(
            With(Of(claimId, "comments"), ("reason", reason), ("limit", Text(limit)), ("after", after)), cancel);

    /// <summary>One page of the reviewers' queue: <c>GET /v1/reviews</c>.</summary>
    public Task<Reply<ReviewList>> ListReviewsAsync(ReviewListQuery query, CancellationToken cancel = default) =>
        GetAsync<ReviewList>(
            With(
                "v1/reviews",
                ("turn", query.Turn),
                ("contested", query.Contested is { } contested ? contested ? "true" : "false" : null),
                ("limit", Text(query.Limit)),
                ("after", query.After)),
            cancel);

    /// <summary>Who holds a slot: <c>GET /v1/slots/{slot}</c>.</summary>
    public Task<Reply<SlotView>> GetSlotAsync(string slot, CancellationToken cancel = default) =>
        GetAsync<SlotView>($"v1/slots/{slot}", cancel);

    /// <summary>The usage data that a claim gives access to: <c>GET /v1/claims/{claimId}/usage</c>.</summary>
    public Task<Reply<UsageView>> GetUsageAsync(string claimId, CancellationToken cancel = default) =>
        GetAsync<UsageView>(Of(claimId, "usage"), cancel);

    /// <summary>
    /// Imports monthly usage data: <c>POST /v1/usage-data</c>. All of the file or nothing of it; again is the same.
    /// </summary>
    /// <param name="csv">CSV in UTF-8 with a header line; read once, not closed.</param>
    public Task<Reply<UsageImportView>> ImportUsageAsync(Stream csv, CancellationToken cancel = default)
    {
        var content = new StreamContent(csv);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return SendAsync<UsageImportView>(HttpMethod.Post, "v1/usage-data", content, null, cancel);
    }

    /// <summary>Every projection and how it stands: <c>GET /v1/projections</c>.</summary>
    public Task<Reply<ProjectionList>> ListProjectionsAsync(CancellationToken cancel = default) =>
        GetAsync<ProjectionList>(AllProjections, cancel);

    /// <summary>
    /// Asks for a rebuild: <c>POST /v1/projections/{name}/rebuild</c>. While one is under way it is answered unchanged.
    /// </summary>
    public Task<Reply<RebuildView>> RebuildAsync(string projection, CancellationToken cancel = default) =>
        SendAsync<RebuildView>(HttpMethod.Post, Rebuild(projection), null, null, cancel);

    /// <summary>The last rebuild and how far it is: <c>GET /v1/projections/{name}/rebuild</c>.</summary>
    public Task<Reply<RebuildView>> GetRebuildAsync(string projection, CancellationToken cancel = default) =>
        GetAsync<RebuildView>(Rebuild(projection), cancel);

    private static string Rebuild(string projection) => $"{AllProjections}/{Uri.EscapeDataString(projection)}/rebuild";

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string With(string address, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var parts = new List<string>();
        foreach (var (name, value) in query)
        {
            if (value is not null)
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        return parts.Count == 0 ? address : $"{address}?{string.Join('&', parts)}";
    }
}
