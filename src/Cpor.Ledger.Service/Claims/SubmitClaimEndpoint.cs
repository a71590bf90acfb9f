using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class SubmitClaimEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) =>
        claims.MapPost("/v1/claims/{claimId}/submission", PostAsync);

    /// <summary>Submits the claim (CPOR article, step 10).</summary>
    /// <remarks>A body is not read.</remarks>
    /// <param name="claimId">The claim's id.</param>
    /// <response code="200">The claim, submitted.</response>
    [AuthorizeRoles(CallerRole.Partner)]
    public static async Task<Results<Tagged<Ok<ClaimView>>, ProblemHttpResult>> PostAsync(
        string claimId, RequestContext context, ClaimCommands commands, Submissions submissions) =>
        (await SubmitAsync(claimId, context, commands, submissions)).ToResult();

    /// <summary>Hands the claim in, or says why not.</summary>
    internal static Task<CommandResult> SubmitAsync(
        string claimId, RequestContext context, ClaimCommands commands, Submissions submissions) =>
        commands.DecideAsync(
            context,
            claimId,
            new RequestValidator(),
            async given => given.Decide(await submissions.PrepareAsync(given)));
}
