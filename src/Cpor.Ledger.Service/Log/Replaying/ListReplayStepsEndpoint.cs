using System.ComponentModel.DataAnnotations;
using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>Which of a claim's events are replayed.</summary>
public sealed record ReplayStepsQuery
{
    /// <summary>The version of the first event, from 1; 1 when left out.</summary>
    [Range(1, int.MaxValue)]
    public int? From { get; init; }

    /// <summary>The version before which it ends; the end when left out.</summary>
    [Range(1, int.MaxValue)]
    public int? To { get; init; }
}

public static class ListReplayStepsEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/replay/steps", Get)
        .Refuses(409, "An entry of the log cannot be folded.");

    /// <summary>Replays a claim event by event, with what each of them changed.</summary>
    /// <remarks>Texts stay sealed, so no reading is recorded.</remarks>
    [AuthorizeRoles(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Ok<ReplayStepList>, ProblemHttpResult>> Get(
        string claimId, Query<ReplayStepsQuery> query, RequestContext context, ReplayReader reader)
    {
        var (from, to) = (query.Value.From ?? 1, query.Value.To ?? int.MaxValue);
        if (to < from)
            query.Validator.Note("to", "before-from", "A range does not end before it begins.");
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var (claim, refusal) = await reader.ReplayAsync(claimId, null, context.Cancel);
        if (claim is null)
            return ProblemReply.Of(refusal!);
        var (steps, none) = claim.Between(from, to);
        if (none is not null)
            return ProblemReply.Of(none);
        return TypedResults.Ok(new ReplayStepList
        {
            ClaimId = claimId,
            Version = claim.Steps.Count,
            Size = claim.Size,
            Steps = [.. steps.Select(ReplayViews.Of)],
        });
    }
}
