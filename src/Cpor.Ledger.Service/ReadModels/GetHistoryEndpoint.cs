using System.ComponentModel.DataAnnotations;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>What of a claim's history is read.</summary>
public sealed record HistoryQuery
{
    /// <summary>Waits a few seconds until the history covers this version of the claim.</summary>
    [Range(1, int.MaxValue)]
    public int? AtLeast { get; init; }

    /// <summary>Why texts and names are read, which is recorded; without it they are left out.</summary>
    public string? Reason { get; init; }
}

public static class GetHistoryEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/history", Get);

    /// <summary>
    /// Shows the history of a claim; with a reason also what was said and what documents are called, and that reading
    /// is recorded.
    /// </summary>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Tagged<Ok<HistoryView>>, Tagged<NotModified>, ProblemHttpResult>> Get(
        string claimId,
        Query<HistoryQuery> query,
        RequestContext context,
        ClaimReader claims,
        HistoryReading reading)
    {
        var atLeast = query.Value.AtLeast;
        var reason = query.Validator.Reason(query.Value.Reason);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        if (atLeast > claim.Version)
            return ProblemReply.Of(HttpRefusals.VersionUnknown);
        if (await reading.AtLeastAsync(claim, atLeast ?? 0, context.Cancel) is not { } history)
            return Behind(context.Http.Response);
        if (reason is null && context.IfNoneMatch?.MatchWeakly(history.Version) == true)
            return Tagged.Of(history.Version, new NotModified());
        var texts = await reading.TextsAsync(history, context.Caller, reason, context.Cancel);
        return Tagged.Of(
            history.Version, TypedResults.Ok(HistoryViews.Of(history, claim, context.Caller, texts)));
    }

    private static ProblemHttpResult Behind(HttpResponse reply)
    {
        reply.Headers.RetryAfter = "1";
        return ProblemReply.Of(ReadModelRefusals.Behind);
    }
}

/// <summary>Reads histories and what was said in them.</summary>
public sealed class HistoryReading(ClaimHistories histories, Unsealing unsealing)
{
    /// <summary>See <see cref="ClaimHistories.AtLeastAsync"/>.</summary>
    public Task<ClaimHistory?> AtLeastAsync(Claim claim, long version, CancellationToken cancel) =>
        histories.AtLeastAsync(claim, version, cancel);

    /// <summary>
    /// The texts of a history by their tokens, or that they were erased; none without a reason.
    /// </summary>
    public Task<IReadOnlyDictionary<string, string>> TextsAsync(
        ClaimHistory history, Caller caller, string? reason, CancellationToken cancel) =>
        TextsAsync(history.Id, HistoryViews.Tokens(history), caller, reason, cancel);

    /// <summary>The texts of some tokens of a claim, the same way.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TextsAsync(
        Guid claimId, IReadOnlyList<string> tokens, Caller caller, string? reason, CancellationToken cancel)
    {
        if (reason is null || tokens.Count == 0)
            return new Dictionary<string, string>();
        var opened = await unsealing.UnsealAsync(claimId, tokens, new Reader(caller.ActorId, reason), cancel);
        return tokens.Zip(opened)
            .Select(pair => (Token: pair.First, Text: (pair.Second as Unsealed.Text)?.Value ?? pair.Second.ToString()))
            .Where(pair => pair.Text is not null)
            .ToDictionary(pair => pair.Token, pair => pair.Text!, StringComparer.Ordinal);
    }
}
