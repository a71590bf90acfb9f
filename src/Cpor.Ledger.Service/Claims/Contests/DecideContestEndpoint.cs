using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Contests;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Slots;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims.Contests;

/// <summary>The reviewer decides a contest, asked of the challenger's claim.</summary>
public static class DecideContestEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/contests/{contestId}/decision")]
    [OpenTo(CallerRole.Reviewer)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId,
        string contestId,
        DecideContestRequest request,
        RequestContext context,
        ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(ContestDecided)]);
        var id = form.Required<ContestId>("contestId", contestId);
        var winner = form.RequiredOneOf<ContestSide>("winner", request.Winner);
        var reason = form.RequiredOneOf<ContestReason>("reason", request.Reason);
        var window = form.Optional<WindowId>("windowId", request.WindowId) ?? new WindowId(id.Value);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        var answer = await commands.DecideAsync(
            context,
            claimId,
            form,
            async given => given.Decide(new DecideContest(
                id,
                winner,
                reason,
                window,
                given.Texts[comment],
                await Contestants.OtherAsync(given.Session, given.Claim, id, given.Cancel),
                // Looked at without a guard: the slot is asked again, and guarded, when it is taken.
                await SlotBook.LookAsync(given.Session, Slots(given.Claim, id), given.Cancel),
                given.Regime)));
        return answer.ToResult();
    }

    private static List<Slot> Slots(Claim? claim, ContestId id) =>
        claim is Claim.Filed filed && filed.Contest(id) is { } contest ? [contest.Slot] : [];
}
