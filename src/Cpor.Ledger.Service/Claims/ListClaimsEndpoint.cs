using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Partners;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Lists the claims that the caller may see, page by page.</summary>
public static class ListClaimsEndpoint
{
    private const int MostLimit = 200;

    [WolverineGet("/v1/claims")]
    [OpenTo(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [QueryParameter("status", "Only claims of these statuses.", IsRepeated = true)]
    [QueryParameter("tenantId", "Only claims about this directory.")]
    [QueryParameter("mpnId", "Only claims of this location.")]
    [QueryParameter("name", "Only claims of exactly this name.")]
    [QueryParameter("sort", "-changed-at (when left out), changed-at, -created-at, created-at or next-deadline.")]
    [QueryParameter("limit", "At most so many, 1 to 200; 50 when left out.", Type = typeof(int))]
    [QueryParameter("after", "Goes on after a page: its next.")]
    [ProducesResponseType<ClaimList>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(
        HttpRequest http, RequestContext context, ClaimSearch search, ClaimNames names, PartnerNames partners)
    {
        var query = new QueryForm(http.Query, [.. ClaimListForm.Names]);
        var (asks, after) = await ClaimListForm.ReadAsync(query, names, MostLimit, "-changed-at", context.Cancel);
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var rows = await search.FindAsync(asks, after, context.Caller, context.Cancel);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Results.Ok(await PageAsync(rows, asks, partners, context.Cancel));
    }

    private static async Task<ClaimList> PageAsync(
        IReadOnlyList<LedgerClaim> rows, ClaimFilter asks, PartnerNames partners, CancellationToken cancel)
    {
        var items = new List<ClaimListItem>();
        foreach (var row in rows.Take(asks.Limit))
            items.Add(Item(row, await partners.OfAsync(row.State, cancel)));
        return new ClaimList(items, asks.Next(rows));
    }

    private static ClaimListItem Item(LedgerClaim row, string partner) => new()
    {
        ClaimId = $"{row.State.Id}",
        Version = row.State.Version,
        Status = row.State.Status().PublicName(),
        OrganisationId = row.OrganisationId,
        MpnId = row.MpnId,
        PartnerName = partner,
        TenantId = $"{row.State.Details.TenantId}",
        DomainName = row.State.Details.DomainName?.ToString(),
        SolutionArea = row.State.Details.SolutionArea.PublicName(),
        Activities = [.. row.State.Details.Activities.Select(PublicNames.PublicName)],
        NextDeadline = row.State.NextDeadline(),
        CreatedAt = NodaTime.Instant.FromDateTimeOffset(row.CreatedAt),
        ChangedAt = NodaTime.Instant.FromDateTimeOffset(row.ChangedAt),
    };
}
