using System.ComponentModel.DataAnnotations;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
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
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Cpor.Ledger.Service.WhatIf;

/// <summary>Which claims are looked at, and under which terms.</summary>
public sealed record WhatIfParameters
{
    /// <summary>The id of the terms that are tried in place of the claims' own, such as <c>cpor-2023-10</c>.</summary>
    [Required]
    public string? Terms { get; init; }

    /// <summary>Only these claims, 100 at most, and then without any filter.</summary>
    public IReadOnlyList<string> ClaimId { get; init; } = [];

    /// <summary>Only claims of these statuses.</summary>
    [OneOf("ClaimStatus")]
    public IReadOnlyList<string>? Status { get; init; }

    /// <summary>Only claims about this directory.</summary>
    public string? TenantId { get; init; }

    /// <summary>Only claims of this location.</summary>
    public string? MpnId { get; init; }

    /// <summary>Only claims of exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary><c>created-at</c> when left out, or another order of the list of claims.</summary>
    [OneOf("ClaimOrder")]
    public string? Sort { get; init; }

    /// <summary>At most so many claims, 1 to 100; 50 when left out.</summary>
    [Range(1, WhatIfReading.MostClaims)]
    public int? Limit { get; init; }

    /// <summary>Goes on after a page: its <c>next</c>.</summary>
    public string? After { get; init; }

    /// <summary>The filters without the terms and the ids.</summary>
    internal ClaimListQuery Filters() => new()
    {
        Status = Status ?? [],
        TenantId = TenantId,
        MpnId = MpnId,
        Name = Name,
        Sort = Sort,
        Limit = Limit,
        After = After,
    };

    /// <summary>The first filter that is given, by its name; null when none is.</summary>
    internal string? FirstFilter()
    {
        (string Name, object? Given)[] filters =
        [
            ("status", Status), ("tenantId", TenantId), ("mpnId", MpnId), ("name", Name), ("sort", Sort),
            ("limit", Limit), ("after", After),
        ];
        return filters.FirstOrDefault(filter => filter.Given is not null).Name;
    }
}

public static class WhatIfEndpoint
{
    public static void Map(IEndpointRouteBuilder whatIf) => whatIf.MapGet("/v1/what-if", Get)
        .Refuses(404, "There are no such terms, or no such claim.");

    /// <summary>
    /// Shows what would have been decided about claims under other terms, page by page, claims in the order of their
    /// creation.
    /// </summary>
    /// <remarks>It reads facts and changes nothing.</remarks>
    [AuthorizeRoles(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Ok<WhatIfList>, ProblemHttpResult>> Get(
        Query<WhatIfParameters> query, RequestContext context, WhatIfReading reading)
    {
        var (given, validator) = (query.Value, query.Validator);
        var ids = validator.Several<ClaimId>("claimId", given.ClaimId, WhatIfReading.MostClaims);
        if (ids.Count > 0 && given.FirstFilter() is { } filter)
            validator.Note(filter, "not-with-claim-id", "Claims are named by id or found by filters, not both.");
        var selection = await reading.SelectAsync(validator, given.Filters(), context);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (reading.Find(given.Terms!) is not { } other)
            return ProblemReply.Of(TermsRefusals.TermsUnknown);
        var found = ids.Count > 0
            ? await reading.NamedAsync(ids, context)
            : await reading.FoundAsync(selection, context);
        if (found is not var (claims, next))
            return ProblemReply.Of(ClaimRefusals.NotFound);
        return TypedResults.Ok(new WhatIfList(
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
    public Task<ClaimSelection> SelectAsync(
        RequestValidator validator, ClaimListQuery filters, RequestContext context) =>
        ClaimSelection.ReadAsync(validator, filters, names, "created-at", context.Cancel);

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
        ClaimSelection selection, RequestContext context)
    {
        var rows = await search.FindAsync(selection.Filter, selection.After, context.Caller, context.Cancel);
        return ([.. rows.Take(selection.Filter.Limit).Select(row => row.State)], selection.Filter.Next(rows));
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
