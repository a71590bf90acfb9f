using Cpor.Ledger.Contracts.Terms;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Domain.WhatIf;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Calendars;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Terms;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cpor.Ledger.Service.WhatIf;

public static class WhatIfEndpoint
{
    public static void Map(IEndpointRouteBuilder whatIf) => whatIf.MapGet("/v1/what-if", Get);

    /// <summary>
    /// Shows what would have been decided about claims under other terms, page by page, claims in the order of their
    /// creation.
    /// </summary>
    /// <remarks>It reads facts and changes nothing.</remarks>
    [OpenTo(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [QueryParameter("terms", "The id of the terms to ask instead of the claims' own.", IsRequired = true)]
    [QueryParameter("claimId", "Only these claims, 100 at most, without any filter.", IsRepeated = true)]
    [QueryParameter("status", "Only claims of these statuses.", IsRepeated = true)]
    [QueryParameter("tenantId", "Only claims about this directory.")]
    [QueryParameter("mpnId", "Only claims of this location.")]
    [QueryParameter("name", "Only claims of exactly this name.")]
    [QueryParameter("sort", "created-at (when left out), or another order of the list of claims.")]
    [QueryParameter("limit", "At most so many claims, 1 to 100; 50 when left out.", Type = typeof(int))]
    [QueryParameter("after", "Goes on after a page: its next.")]
    [ProducesResponseType<WhatIfList>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(HttpRequest http, RequestContext context, WhatIfReading reading)
    {
        var query = new QueryForm(http.Query, [.. ClaimListForm.Names, "terms", "claimId"]);
        var termsId = query.Text("terms");
        if (termsId is null && !http.Query.ContainsKey("terms"))
            query.Form.Note("terms", "required", "Say under which terms.");
        var ids = query.Form.Several<ClaimId>("claimId", query.Texts("claimId"), WhatIfReading.MostClaims);
        var filter = ClaimListForm.Names.Where(http.Query.ContainsKey).ToList();
        if (ids.Count > 0 && filter.Count > 0)
            query.Form.Note(filter[0], "not-with-claim-id", "Claims are named by id or found by filters, not both.");
        var asks = await reading.FilterAsync(query, context);
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (reading.Find(termsId!) is not { } other)
            return ProblemReply.Of(TermsRefusals.TermsUnknown);
        var found = ids.Count > 0 ? await reading.NamedAsync(ids, context) : await reading.FoundAsync(asks, context);
        if (found is not var (claims, next))
            return ProblemReply.Of(ClaimRefusals.NotFound);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Results.Ok(new WhatIfList(
            reading.View(other.Regime.Terms), await reading.OfAsync(claims, other, context.Cancel), next));
    }
}

/// <summary>Reads claims and asks other terms about them.</summary>
public sealed class WhatIfReading(
    ClaimSearch search,
    ClaimReader reader,
    ClaimNames names,
    TermsLibrary library,
    KnownCalendars calendars,
    IClock clock)
{
    /// <summary>The most claims that are looked at in one request.</summary>
    public const int MostClaims = 100;

    /// <summary>Which claims a query asks for when it names none.</summary>
    public Task<ClaimListForm> FilterAsync(QueryForm query, RequestContext context) =>
        ClaimListForm.ReadAsync(
            query.Form, ClaimListForm.Of(query, MostClaims), names, "created-at", context.Cancel);

    /// <summary>The terms of that id with the calendars to count by; null when they are not known.</summary>
    public OtherTerms? Find(string termsId) =>
        library.Find(termsId) is { } regime ? new OtherTerms(regime, calendars.Current()) : null;

    /// <summary>The terms as they are shown.</summary>
    public TermsView View(ProgrammeTerms terms) => TermsViews.Of(terms, library, clock.GetCurrentInstant());

    /// <summary>Claims by their ids; null when there is none of an id.</summary>
    public async Task<(IReadOnlyList<Claim> Claims, string? Next)?> NamedAsync(
        ValueList<ClaimId> ids, RequestContext context)
    {
        var claims = new List<Claim>();
        foreach (var id in ids.Distinct())
        {
            if (await reader.FindAsync($"{id}", context.Caller, context.Cancel) is not { } claim)
                return null;
            claims.Add(claim);
        }

        return (claims, null);
    }

    /// <summary>One page of claims by a filter.</summary>
    public async Task<(IReadOnlyList<Claim> Claims, string? Next)?> FoundAsync(
        ClaimListForm asks, RequestContext context)
    {
        var rows = await search.FindAsync(asks.Filter, asks.After, context.Caller, context.Cancel);
        return ([.. rows.Take(asks.Filter.Limit).Select(row => row.State)], asks.Filter.Next(rows));
    }

    /// <summary>What differs, claim by claim.</summary>
    public async Task<IReadOnlyList<WhatIfClaim>> OfAsync(
        IReadOnlyList<Claim> claims, OtherTerms other, CancellationToken cancel)
    {
        var answers = new List<WhatIfClaim>();
        foreach (var claim in claims)
        {
            answers.Add(WhatIfViews.Of(claim, claim is Claim.Filed filed
                ? ClaimUnderOtherTerms.Differences(
                    claim.Id, await reader.FactsAmongRivalsAsync(filed, cancel), library.Binding(filed), other)
                : []));
        }

        return answers;
    }
}
