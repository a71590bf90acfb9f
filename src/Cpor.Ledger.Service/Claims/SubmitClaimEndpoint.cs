using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>The partner hands the claim in (CPOR article, step 10). A body is not read.</summary>
public static class SubmitClaimEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/submission")]
    [OpenTo(CallerRole.Partner)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, RequestContext context, ClaimCommands commands, Submissions submissions) =>
        (await SubmitAsync(claimId, context, commands, submissions)).ToResult();

    /// <summary>Hands the claim in, or says why not.</summary>
    internal static Task<CommandResult> SubmitAsync(
        string claimId, RequestContext context, ClaimCommands commands, Submissions submissions) =>
        commands.DecideAsync(
            context,
            claimId,
            new Form(),
            async given => given.Decide(await submissions.PrepareAsync(given)));
}
