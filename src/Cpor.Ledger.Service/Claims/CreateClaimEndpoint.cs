using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class CreateClaimEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapPost("/v1/claims", PostAsync);

    /// <summary>Creates a draft of a claim (CPOR article, steps 2 to 6).</summary>
    /// <remarks>
    /// The same claim id with the same details again changes nothing and answers the same. With other details it is
    /// refused with <c>claim-exists</c>.
    /// </remarks>
    /// <param name="request">The details. Only the first few are needed before the claim is submitted.</param>
    /// <response code="201">The draft.</response>
    [AuthorizeRoles(CallerRole.Partner)]
    public static async Task<Results<Tagged<Created<ClaimView>>, ProblemHttpResult>> PostAsync(
        CreateClaimRequest request, RequestContext context, ClaimCommands commands, ClaimNames names)
    {
        var answer = await BeginAsync(request, context, commands, names);
        return answer.ToResult(view => TypedResults.Created($"/v1/claims/{view.ClaimId}", view));
    }

    /// <summary>Begins the claim, or says why not.</summary>
    internal static async Task<CommandResult> BeginAsync(
        CreateClaimRequest request, RequestContext context, ClaimCommands commands, ClaimNames names)
    {
        var form = new RequestValidator(ClaimEventNames.All[typeof(DraftCreated)]);
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
