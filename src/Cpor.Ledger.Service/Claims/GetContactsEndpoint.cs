using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Shows the personal data of a claim. Every reading is recorded with who and why.</summary>
public static class GetContactsEndpoint
{
    [WolverineGet("/v1/claims/{claimId}/contacts")]
    [OpenTo(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Auditor)]
    [QueryParameter("reason", "Why they are read; recorded with who reads.", IsRequired = true)]
    [ProducesResponseType<ContactsView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(
        string claimId, HttpRequest http, RequestContext context, ClaimReader claims, Unsealing unsealing)
    {
        var query = new QueryForm(http.Query, "reason");
        var reason = query.Reason(mandatory: true);
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var texts = claim.PersonalTexts().ToList();
        var unsealed = await unsealing.UnsealAsync(
            claim.Id.Value,
            [.. texts.Select(text => text.Text.Value)],
            new Reader(context.Caller.ActorId, reason!),
            context.Cancel);
        http.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Ok(View(claim, [.. texts.Select(text => text.Field).Zip(unsealed)]));
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
