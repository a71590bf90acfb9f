using Cpor.Ledger.Contracts.Associations;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Partners;
using Marten;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cpor.Ledger.Service.ReadModels;

public static class GetSlotEndpoint
{
    public static void Map(IEndpointRouteBuilder slots) => slots.MapGet("/v1/slots/{*slot}", Get);

    /// <summary>Shows who officially holds a slot, and who held it.</summary>
    [OpenTo(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [ProducesResponseType<SlotView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(
        string slot, HttpRequest http, RequestContext context, IDocumentStore store, PartnerNames partners)
    {
        var query = new QueryForm(http.Query);
        var asks = query.Form.Required<Slot>("slot", slot);
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        await using var session = store.QuerySession();
        var found = await session.Query<Association>()
            .Where(association => association.Slot == asks.Value)
            .ToListAsync(context.Cancel);
        var views = new List<AssociationView>();
        foreach (var association in found.OrderBy(one => one.Since))
        {
            var (organisation, location) = (association.OrganisationId, association.MpnId);
            views.Add(View(association, await partners.OfAsync(
                OrganisationId.Parse(organisation), MpnId.Parse(location), context.Cancel)));
        }

        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return Results.Ok(new SlotView(
            asks.Value,
            [.. views.Where(one => one.Until is null)],
            [.. views.Where(one => one.Until is not null).OrderByDescending(one => one.Until)]));
    }

    private static AssociationView View(Association association, string partner) => new()
    {
        ClaimId = $"{association.ClaimId:D}",
        LineId = $"{association.LineId:D}",
        OrganisationId = association.OrganisationId,
        MpnId = association.MpnId,
        PartnerName = partner,
        Activities = [.. association.Activities.Select(PublicNames.PublicName)],
        Since = Instant.FromDateTimeOffset(association.Since),
        Until = association.Until is { } until ? Instant.FromDateTimeOffset(until) : null,
        EndReason = association.EndReason,
        SupersededByClaimId = association.SupersededBy?.ToString("D"),
        Void = association.Void,
        Migrated = association.Migrated,
    };
}
