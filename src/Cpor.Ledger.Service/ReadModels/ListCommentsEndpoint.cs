using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>Which page of a claim's thread is read.</summary>
public sealed record CommentQuery
{
    /// <summary>Why the texts are read, which is recorded; without it they are left out.</summary>
    public string? Reason { get; init; }

    /// <summary>At most so many, 1 to 200; 50 when left out.</summary>
    [Range(1, 200)]
    public int? Limit { get; init; }

    /// <summary>Goes on after a page: its <c>next</c>.</summary>
    public string? After { get; init; }
}

public static class ListCommentsEndpoint
{
    private const int UsualLimit = 50;

    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/comments", Get);

    /// <summary>
    /// Shows what partner and reviewer said on a claim, page by page; with a reason also the texts, and that reading
    /// is recorded.
    /// </summary>
    /// <remarks>What was said with a request, an answer, a rejection or another act is part of it.</remarks>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Auditor)]
    public static async Task<Results<Ok<CommentList>, ProblemHttpResult>> Get(
        string claimId,
        Query<CommentQuery> query,
        RequestContext context,
        ClaimReader claims,
        HistoryReading reading)
    {
        var reason = query.Validator.Reason(query.Value.Reason);
        var limit = query.Value.Limit ?? UsualLimit;
        var after = query.Value.After is { } cursor
            ? PageCursor.Parse(query.Validator, cursor, Fingerprint(claimId))
            : null;
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var rest = Said(await claims.RecordedAsync(claim, context.Cancel), after);
        var page = rest.Take(limit).ToList();
        var tokens = page.Select(entry => entry.Comment!.Value.Value).Distinct();
        var texts = await reading.TextsAsync(claim.Id.Value, [.. tokens], context.Caller, reason, context.Cancel);
        context.Http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new CommentList(
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
