using Cpor.Ledger.Contracts.Contests;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Partners;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims.Contests;

public static class ListContestsEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/contests", Get);

    /// <summary>
    /// Shows the contests of a claim: to a reviewer with the proofs of both sides and whom the newest one suggests,
    /// to a partner only what concerns itself.
    /// </summary>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Auditor)]
    public static async Task<Results<Ok<ContestList>, ProblemHttpResult>> Get(
        string claimId, RequestContext context, ClaimReader claims, ContestViews views)
    {
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        return TypedResults.Ok(new ContestList(await views.OfAsync(claim, context.Caller, context.Cancel)));
    }
}

/// <summary>Shows contests to a caller.</summary>
public sealed class ContestViews(IDocumentStore store, PartnerNames partners)
{
    /// <summary>The contests of a claim, oldest first.</summary>
    public async Task<IReadOnlyList<ContestView>> OfAsync(Claim claim, Caller caller, CancellationToken cancel)
    {
        var views = new List<ContestView>();
        await using var session = store.QuerySession();
        foreach (var contest in (claim as Claim.Filed)?.Contests ?? [])
        {
            views.Add(caller.Role == CallerRole.Partner
                ? View(contest)
                : await WithBothAsync(View(contest), claim, contest, session, cancel));
        }

        return views;
    }

    private async Task<ContestView> WithBothAsync(
        ContestView view, Claim claim, Contest contest, IQuerySession session, CancellationToken cancel)
    {
        var other = await Contestants.OtherAsync(session, claim, contest.Id, cancel);
        var (challenger, incumbent) = contest.Side == ContestSide.Challenger ? (claim, other) : (other, claim);
        var atIncumbent = (incumbent as Claim.Filed)?.Contest(contest.Id);
        return view with
        {
            HearingEnds = atIncumbent?.Hearing?.Ends,
            Answered = atIncumbent?.AnswerVersion is not null,
            Suggested = challenger is null ? null : ProofTimeline.Suggested(challenger, incumbent).PublicName(),
            Challenger = await ContestantAsync(challenger, cancel),
            Incumbent = await ContestantAsync(incumbent, cancel),
        };
    }

    private async Task<ContestantView?> ContestantAsync(Claim? claim, CancellationToken cancel) => claim is null
        ? null
        : new ContestantView(
            $"{claim.Id}",
            await partners.OfAsync(claim, cancel),
            [.. ProofTimeline.Of(claim).Select(document => new ContestantProofView(
                $"{document.ProofId}", document.Sha256, document.AddedAt))]);

    private static ContestView View(Contest contest) => new()
    {
        ContestId = $"{contest.Id}",
        Side = contest.Side.PublicName(),
        LineId = $"{contest.LineId}",
        Slot = $"{contest.Slot}",
        State = contest.IsOpen ? "open" : contest.Dropped ? "dropped" : "decided",
        HearingEnds = contest.Hearing?.Ends,
        Answered = contest.Side == ContestSide.Incumbent ? contest.AnswerVersion is not null : null,
        Winner = contest.Winner?.PublicName(),
    };
}
