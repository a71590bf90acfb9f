using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Claims;

public static class GetContactsEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims/{claimId}/contacts", Get);

    /// <summary>Shows the personal data of a claim.</summary>
    /// <remarks>Every reading is recorded with who and why.</remarks>
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
        var found = texts.Zip(unsealed).ToDictionary(pair => pair.First.Field, pair => pair.Second);
        http.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Ok(View(claim, found));
    }

    private static ContactsView View(Claim claim, Dictionary<string, Unsealed> found)
    {
        return new ContactsView
        {
            ClaimId = $"{claim.Id}",
            Name = Text("name"),
            CustomerContact = Contact("customerContact"),
            TechnicalContact = Contact("technicalContact"),
            PartnerContact = Contact("partnerContact"),
            SolutionSeller = Text("solutionSeller"),
            CustomerName = Text("customerName"),
            SolutionName = Text("solutionName"),
            Erased = found.Values.OfType<Unsealed.Erased>().FirstOrDefault()?.ToString(),
            Unreadable = [.. found.Where(text => text.Value is Unsealed.Unreadable).Select(text => text.Key)],
        };

        string? Text(string field) => (found.GetValueOrDefault(field) as Unsealed.Text)?.Value;

        Contact? Contact(string who) => found.Any(text => text.Key.StartsWith($"{who}.") && text.Value is Unsealed.Text)
            ? new Contact { Name = Text($"{who}.name"), Email = Text($"{who}.email"), Title = Text($"{who}.title") }
            : null;
    }
}
