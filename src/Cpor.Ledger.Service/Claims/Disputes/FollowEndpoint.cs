using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Disputes;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims.Disputes;

/// <summary>
/// Begins a claim that follows one refused for good, filled with its details (Manage incentives customer associations,
/// 2020-07: after the time to dispute only a new claim).
/// </summary>
public static class FollowEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/successor")]
    [OpenTo(CallerRole.Partner)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status201Created)]
    public static async Task<IResult> Post(
        string claimId, FollowRequest request, RequestContext context, ClaimCommands commands, FormerDetails former)
    {
        var form = new Form(ClaimEventNames.All[typeof(DraftCreated)]);
        var wanted = form.Optional<ClaimId>("claimId", request.ClaimId);
        if (form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await former.FindAsync(claimId, context) is not { } refused)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var id = wanted ?? await former.IdAfterAsync(refused, context);
        var details = form.Details(id, await former.OfAsync(refused, context), context.Caller);
        var answer = await commands.BeginAsync(
            context,
            id,
            form,
            // Read again whenever a race was lost: somebody else may follow it by then.
            async given =>
            {
                var before = (await given.Session.LoadAsync<LedgerClaim>(refused.Id.Value, given.Cancel))?.State;
                var successor = await Successors.OfAsync(given.Session, before, given.Cancel);
                return given.Decide(new CreateDraft(
                    id, refused.OrganisationId, details(given.Texts), refused.Id, before, successor));
            });
        return answer.ToResult(view => Results.Created($"/v1/claims/{id}", view));
    }
}
