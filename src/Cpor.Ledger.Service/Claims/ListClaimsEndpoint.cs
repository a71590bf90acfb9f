using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Partners;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

public static class ListClaimsEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapGet("/v1/claims", GetAsync);

    /// <summary>Lists the claims that the caller may see, page by page.</summary>
    /// <response code="200">One page.</response>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Ok<ClaimList>, ProblemHttpResult>> GetAsync(
        Query<ClaimListQuery> query,
        RequestContext context,
        ClaimSearch search,
        ClaimNames names,
        PartnerNames partners)
    {
        var (filter, after) = await ClaimSelection.ReadAsync(
            query.Validator, query.Value, names, "-changed-at", context.Cancel);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var rows = await search.FindAsync(filter, after, context.Caller, context.Cancel);
        return TypedResults.Ok(await PageAsync(rows, filter, partners, context.Cancel));
    }

    private static async Task<ClaimList> PageAsync(
        IReadOnlyList<LedgerClaim> rows, ClaimFilter filter, PartnerNames partners, CancellationToken cancel)
    {
        var items = new List<ClaimListItem>();
        foreach (var row in rows.Take(filter.Limit))
            items.Add(Item(row, await partners.OfAsync(row.State, cancel)));
        return new ClaimList(items, filter.Next(rows));
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
