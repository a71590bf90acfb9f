using Cpor.Ledger.Contracts.Associations;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Partners;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Cpor.Ledger.Service.ReadModels;

public static class GetSlotEndpoint
{
    public static void Map(IEndpointRouteBuilder slots) => slots.MapGet("/v1/slots/{*slot}", Get);

    /// <summary>Shows who officially holds a slot, and who held it.</summary>
    [AuthorizeRoles(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Ok<SlotView>, ProblemHttpResult>> Get(
        string slot, RequestContext context, IDocumentStore store, PartnerNames partners)
    {
        var validator = new RequestValidator();
        var wanted = validator.Required<Slot>("slot", slot);
        if (validator.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        await using var session = store.QuerySession();
        var found = await session.Query<Association>()
            .Where(association => association.Slot == wanted.Value)
            .ToListAsync(context.Cancel);
        var views = new List<AssociationView>();
        foreach (var association in found.OrderBy(one => one.Since))
        {
            var (organisation, location) = (association.OrganisationId, association.MpnId);
            views.Add(View(association, await partners.OfAsync(
                OrganisationId.Parse(organisation), MpnId.Parse(location), context.Cancel)));
        }

        return TypedResults.Ok(new SlotView(
            wanted.Value,
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
