using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Slots;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>The reviewer accepts lines; the customer is notified next.</summary>
public static class ValidateLinesEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/review/validation")]
    [OpenTo(CallerRole.Reviewer)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, ValidateRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form();
        var window = form.Optional<WindowId>("windowId", request.WindowId)
            ?? new WindowId(context.NewId($"window {claimId}"));
        var lines = form.Lines(request.LineIds);
        var answer = await commands.DecideAsync(
            context,
            claimId,
            form,
            async given =>
            {
                // Looked at without a guard: the slots are asked again, and guarded, when they are taken.
                var slots = (given.Claim as Claim.Filed)?.Lines.Select(line => line.Unit.Slot).ToList() ?? [];
                var holders = await SlotBook.LookAsync(given.Session, slots, given.Cancel);
                return given.Decide(new ValidateLines(window, lines, holders, given.Regime.Terms));
            });
        return answer.ToResult();
    }
}
