using System.ComponentModel.DataAnnotations;
using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>The two moments that are compared, each said in one of two ways.</summary>
public sealed record CompareReplaysQuery
{
    /// <summary>One version, from 1; it may also be the later one.</summary>
    [Range(1, int.MaxValue)]
    public int? From { get; init; }

    /// <summary>The other version.</summary>
    [Range(1, int.MaxValue)]
    public int? To { get; init; }

    /// <summary>In place of <c>from</c>: after so many entries of the log.</summary>
    public long? FromPosition { get; init; }

    /// <summary>In place of <c>to</c>: after so many entries of the log.</summary>
    public long? ToPosition { get; init; }
}

public static class CompareReplaysEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) =>
        claims.MapGet("/v1/claims/{claimId}/replay/comparison", Get)
            .Refuses(409, "An entry of the log cannot be folded.");

    /// <summary>Compares a claim at two moments, from the log alone.</summary>
    /// <remarks>Texts stay sealed, so no reading is recorded.</remarks>
    [AuthorizeRoles(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Ok<ReplayComparisonView>, ProblemHttpResult>> Get(
        string claimId, Query<CompareReplaysQuery> query, RequestContext context, ReplayReader reader)
    {
        var given = query.Value;
        var from = Moment("from", given.From, given.FromPosition, query.Validator);
        var to = Moment("to", given.To, given.ToPosition, query.Validator);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var (claim, refusal) = await reader.ReplayAsync(claimId, Largest(from, to), context.Cancel);
        if (claim is null)
            return ProblemReply.Of(refusal!);
        var (before, noneBefore) = claim.Until(from);
        var (after, noneAfter) = claim.Until(to);
        if ((noneBefore ?? noneAfter) is { } none)
            return ProblemReply.Of(none);
        return TypedResults.Ok(ReplayViews.Of(before[^1], after[^1]));
    }

    private static ReplayMoment Moment(string name, int? version, long? position, RequestValidator validator)
    {
        if (version is not null == position is not null)
            validator.Note(name, "one-of-both", $"Say either {name} or {name}Position.");
        return new ReplayMoment { Version = version, Position = position };
    }

    private static long? Largest(ReplayMoment from, ReplayMoment to) =>
        from.Position is null && to.Position is null ? null : Math.Max(from.Position ?? 0, to.Position ?? 0);
}
