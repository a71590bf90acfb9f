using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class GetContactsEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/contacts", Get);

    /// <summary>Shows the personal data of a claim.</summary>
    /// <remarks>Every reading is recorded with who and why.</remarks>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Auditor)]
    public static async Task<Results<Ok<ContactsView>, ProblemHttpResult>> Get(
        string claimId,
        Query<ReasonQuery> query,
        RequestContext context,
        ClaimReader claims,
        Unsealing unsealing)
    {
        var reason = query.Validator.Reason(query.Value.Reason);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var texts = claim.PersonalTexts().ToList();
        var unsealed = await unsealing.UnsealAsync(
            claim.Id.Value,
            [.. texts.Select(text => text.Text.Value)],
            new Reader(context.Caller.ActorId, reason!),
            context.Cancel);
        context.Http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(View(claim, [.. texts.Select(text => text.Field).Zip(unsealed)]));
    }

    private static ContactsView View(Claim claim, List<(string Field, Unsealed Text)> found)
    {
        var json = PersonalFields.ToJson(found.Select(one => (one.Field, (one.Text as Unsealed.Text)?.Value)));
        json["claimId"] = $"{claim.Id}";
        json["unreadable"] = new JsonArray();
        return json.Deserialize<ContactsView>(LedgerJson.Options)! with
        {
            Erased = found.Select(one => one.Text).OfType<Unsealed.Erased>().FirstOrDefault()?.ToString(),
            Unreadable = [.. found.Where(one => one.Text is Unsealed.Unreadable).Select(one => one.Field)],
        };
    }
}
