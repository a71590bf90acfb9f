using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class ListProofsEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/proofs", Get);

    /// <summary>
    /// Lists the documents of a claim; with a reason also their names, and that reading is recorded.
    /// </summary>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Auditor)]
    public static async Task<Results<Ok<ProofList>, ProblemHttpResult>> Get(
        string claimId,
        Query<OptionalReasonQuery> query,
        RequestContext context,
        ClaimReader claims,
        Unsealing unsealing)
    {
        var reason = query.Validator.Reason(query.Value.Reason);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var proofs = (await claims.FactsAsync(claim, context.Cancel)).OfType<ProofAttached>().ToList();
        var names = reason is null || proofs.Count == 0
            ? proofs.ConvertAll(_ => (string?)null)
            : (await unsealing.UnsealAsync(
                claim.Id.Value,
                [.. proofs.Select(proof => proof.FileName.Value)],
                new Reader(context.Caller.ActorId, reason),
                context.Cancel))
                .Select(name => (name as Unsealed.Text)?.Value ?? (name as Unsealed.Erased)?.ToString())
                .ToList();
        context.Http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new ProofList([.. proofs.Zip(names, View)]));
    }

    private static ProofView View(ProofAttached proof, string? name) =>
        new($"{proof.ProofId}", proof.Sha256, proof.Size, proof.ContentType, proof.HappenedAt, name);
}
