using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>A partner begins a claim (CPOR article, steps 2 to 6).</summary>
public static class CreateClaimEndpoint
{
    [WolverinePost("/v1/claims")]
    [OpenTo(CallerRole.Partner)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status201Created)]
    public static async Task<IResult> Post(
        CreateClaimRequest request, RequestContext context, ClaimCommands commands, ClaimNames names)
    {
        var answer = await BeginAsync(request, context, commands, names);
        return answer.ToResult(view => Results.Created($"/v1/claims/{view.ClaimId}", view));
    }

    /// <summary>Begins the claim, or says why not.</summary>
    internal static async Task<CommandResult> BeginAsync(
        CreateClaimRequest request, RequestContext context, ClaimCommands commands, ClaimNames names)
    {
        var form = new Form(ClaimEventNames.All[typeof(DraftCreated)]);
        var id = form.Optional<ClaimId>("claimId", request.ClaimId) ?? new ClaimId(context.NewId("claim"));
        var details = form.Details(id, request, context.Caller);
        var hash = await names.HashAsync(request.Name, context.Cancel);
        return await commands.BeginAsync(context, id, form, given =>
        {
            names.Keep(given.Session, id, hash);
            return ValueTask.FromResult(given.Decide(
                new CreateDraft(id, context.Caller.OrganisationId!.Value, details(given.Texts))));
        });
    }
}
