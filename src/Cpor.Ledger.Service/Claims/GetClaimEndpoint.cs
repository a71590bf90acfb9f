using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Shows a claim: now, after so many facts (<c>?version=</c>), or at an instant (<c>?at=</c>).</summary>
public static class GetClaimEndpoint
{
    [WolverineGet("/v1/claims/{claimId}")]
    [OpenTo(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [QueryParameter("version", "The claim after so many facts, from 1; not together with at.", Type = typeof(int))]
    [QueryParameter("at", "The claim at an instant; not together with version.", Type = typeof(Instant))]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(
        string claimId, HttpRequest http, RequestContext context, ClaimReader claims, ClaimViews views)
    {
        var query = new QueryForm(http.Query, "version", "at");
        var version = query.Number("version", 1, int.MaxValue);
        var at = query.Instant("at");
        if (version is not null && at is not null)
            query.Form.Note("at", "one-of-both", "Ask for a version or for an instant.");
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } now)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var isPast = version is not null || at is not null;
        var claim = isPast ? await PastAsync(claims, now, version, at, context.Cancel) : now;
        if (claim is null)
            return ProblemReply.Of(HttpRefusals.VersionUnknown);
        if (context.IfNoneMatch?.MatchWeakly(claim.Version) == true)
            return new VersionedResult(claim.Version, Results.StatusCode(StatusCodes.Status304NotModified));
        var view = isPast
            ? await views.OfAsync(claim, context.Cancel)
            : await views.OfAsync(claim, context.Caller, context.Cancel);
        return new VersionedResult(claim.Version, Results.Ok(view));
    }

    private static Task<Claim?> PastAsync(
        ClaimReader claims, Claim now, int? version, Instant? at, CancellationToken cancel) =>
        at is { } instant ? claims.AtAsync(now, instant, cancel) : claims.AtAsync(now, version!.Value, cancel);
}
