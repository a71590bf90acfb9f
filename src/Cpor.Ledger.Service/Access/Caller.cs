using System.Security.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Access;

/// <summary>As whom somebody asks.</summary>
public enum CallerRole
{
    /// <summary>A partner's user, for the locations of the token.</summary>
    Partner,

    /// <summary>A reviewer.</summary>
    Reviewer,

    /// <summary>An operator: sees, and decides nothing of a claim.</summary>
    Operator,

    /// <summary>An auditor: reads all, changes nothing.</summary>
    Auditor,

    /// <summary>A payout system.</summary>
    Payout,
}

/// <summary>Who asks, as an accepted token says; read by <see cref="CallerClaims"/>.</summary>
/// <param name="ActorId">The opaque id that facts are recorded with, as <c>actor:3f2a…</c>.</param>
/// <param name="OrganisationId">A partner's organisation; null for every other role.</param>
/// <param name="MpnIds">A partner's locations, at least one; empty for every other role.</param>
public sealed record Caller(
    string ActorId, CallerRole Role, OrganisationId? OrganisationId, ValueList<MpnId> MpnIds)
{
    /// <summary>The caller of a request, or null when it has no accepted token.</summary>
    public static Caller? From(ClaimsPrincipal user) =>
        user.FindFirstValue(CallerClaims.ActorId) is { } actorId && CallerClaims.RoleOf(user) is { } role
            ? new Caller(
                actorId,
                role,
                role == CallerRole.Partner ? CallerClaims.OrganisationOf(user) : null,
                role == CallerRole.Partner ? CallerClaims.MpnIdsOf(user) ?? [] : [])
            : null;

    /// <summary>
    /// Whether the claim is the caller's own: of the organisation and of one of the locations. An answer may move a
    /// claim to another location, so it is the present one that counts. False for everybody who is no partner.
    /// </summary>
    public bool Owns(Domain.Claims.Claim claim) =>
        Role == CallerRole.Partner
        && OrganisationId == claim.OrganisationId
        && MpnIds.Contains(claim.Details.MpnId);

    /// <summary>Whether the caller may know that the claim exists: a partner of its own ones alone.</summary>
    public bool MaySee(Domain.Claims.Claim claim) => Role != CallerRole.Partner || Owns(claim);
}
