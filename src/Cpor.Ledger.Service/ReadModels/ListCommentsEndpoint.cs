using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.ReadModels;

public static class ListCommentsEndpoint
{
    private const int UsualLimit = 50, MostLimit = 200;

    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/comments", Get);

    /// <summary>
    /// Shows what partner and reviewer said on a claim, page by page; with a reason also the texts, and that reading
    /// is recorded.
    /// </summary>
    /// <remarks>What was said with a request, an answer, a rejection or another act is part of it.</remarks>
    [OpenTo(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Auditor)]
    [QueryParameter("reason", "Why the texts are read, which is recorded; without it they are left out.")]
    [QueryParameter("limit", "At most so many, 1 to 200; 50 when left out.", Type = typeof(int))]
    [QueryParameter("after", "Goes on after a page: its next.")]
    [ProducesResponseType<CommentList>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(
        string claimId, HttpRequest http, RequestContext context, ClaimReader claims, HistoryReading reading)
    {
        var query = new QueryForm(http.Query, "reason", "limit", "after");
        var reason = query.Reason(mandatory: false);
        var limit = query.Number("limit", 1, MostLimit) ?? UsualLimit;
        var after = query.Text("after") is { } cursor
            ? PageCursor.Parse(query.Form, cursor, Fingerprint(claimId))
            : null;
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var rest = Said(await claims.RecordedAsync(claim, context.Cancel), after);
        var page = rest.Take(limit).ToList();
        var tokens = page.Select(entry => entry.Comment!.Value.Value).Distinct();
        var texts = await reading.TextsAsync(claim.Id.Value, [.. tokens], context.Caller, reason, context.Cancel);
        http.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new CommentList(
            [.. page.Select(entry => Item(entry, texts))],
            rest.Count > limit ? Place(page[^1]).Write(Fingerprint(claimId)) : null));
    }

    /// <summary>What was said after a place; nothing is ever put before it.</summary>
    private static List<HistoryEntry> Said(IReadOnlyList<RecordedFact> facts, PageCursor? after) =>
    [
        .. facts.Select(fact => fact.Entry)
            .SkipWhile(entry => after is not null && entry.EventId != after.Id)
            .Skip(after is null ? 0 : 1)
            .Where(entry => entry is { Comment: not null, Side: ActingSide.Partner or ActingSide.Reviewer }),
    ];

    private static PageCursor Place(HistoryEntry entry) =>
        new(entry.HappenedAt.ToDateTimeOffset(), entry.EventId!.Value);

    private static byte[] Fingerprint(string claimId) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"comments|{claimId}"))[..PageCursor.FingerprintLength];

    private static CommentListItem Item(HistoryEntry entry, IReadOnlyDictionary<string, string> texts) => new()
    {
        Version = entry.Version,
        Action = entry.Action,
        HappenedAt = entry.HappenedAt,
        Side = entry.Side.PublicName(),
        LineIds = [.. entry.LineIds.Select(line => $"{line}")],
        Text = texts.GetValueOrDefault(entry.Comment!.Value.Value),
    };
}
