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
        Unsealing unsealing,
        HttpResponse reply)
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
        var found = texts.Zip(unsealed).ToDictionary(pair => pair.First.Field, pair => pair.Second);
        reply.Headers.CacheControl = "no-store";
        return TypedResults.Ok(View(claim, found));
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
