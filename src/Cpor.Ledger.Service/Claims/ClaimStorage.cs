using JasperFx.Events.Projections;
using Marten;

namespace Cpor.Ledger.Service.Claims;

/// <summary>How claims lie in the event store.</summary>
internal static class ClaimStorage
{
    /// <summary>Adds the claims' own rows, which are written with their facts.</summary>
    public static void AddClaims(this StoreOptions options)
    {
        options.Projections.Add<LedgerClaimProjection>(ProjectionLifecycle.Inline);
        options.Schema.For<LedgerClaim>()
            .Duplicate(claim => claim.Status)
            .Duplicate(claim => claim.OrganisationId)
            .Duplicate(claim => claim.MpnId)
            .Duplicate(claim => claim.TenantId)
            .Duplicate(claim => claim.NextDeadline)
            .Duplicate(claim => claim.TimerEnds)
            .Duplicate(claim => claim.RemindAt)
            .Duplicate(claim => claim.WaitsForLedger)
            .Duplicate(claim => claim.ErasedAt, configure: index => index.Predicate = "erased_at is not null")
            .Duplicate(claim => claim.CreatedAt)
            .Duplicate(claim => claim.ChangedAt);
    }
}
