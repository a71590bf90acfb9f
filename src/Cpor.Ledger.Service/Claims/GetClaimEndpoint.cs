using System.ComponentModel.DataAnnotations;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Which state of a claim is asked for; the present one when neither is given.</summary>
public sealed record GetClaimQuery
{
    /// <summary>The claim after so many facts; not together with <c>at</c>.</summary>
    [Range(1, int.MaxValue)]
    public int? Version { get; init; }

    /// <summary>The claim at an instant; not together with <c>version</c>.</summary>
    public Instant? At { get; init; }
}

public static class GetClaimEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}", GetAsync);

    /// <summary>Shows a claim: now, after so many facts, or at an instant.</summary>
    /// <param name="claimId">The claim's id.</param>
    /// <response code="200">The claim.</response>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, Tagged<NotModified>, ProblemHttpResult>> GetAsync(
        string claimId, Query<GetClaimQuery> query, RequestContext context, ClaimReader claims, ClaimViews views)
    {
        var (version, at) = (query.Value.Version, query.Value.At);
        if (version is not null && at is not null)
            query.Validator.Note("at", "one-of-both", "Ask for a version or for an instant.");
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } now)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var isPast = version is not null || at is not null;
        var claim = isPast ? await PastAsync(claims, now, version, at, context.Cancel) : now;
        if (claim is null)
            return ProblemReply.Of(HttpRefusals.VersionUnknown);
        if (context.IfNoneMatch?.MatchWeakly(claim.Version) == true)
            return Tagged.Of(claim.Version, new NotModified());
        return Tagged.Of(claim.Version, TypedResults.Ok(isPast
            ? await views.OfAsync(claim, context.Cancel)
            : await views.OfAsync(claim, context.Caller, context.Cancel)));
    }

    private static Task<Claim?> PastAsync(
        ClaimReader claims, Claim now, int? version, Instant? at, CancellationToken cancel) =>
        at is { } instant ? claims.AtAsync(now, instant, cancel) : claims.AtAsync(now, version!.Value, cancel);
}
