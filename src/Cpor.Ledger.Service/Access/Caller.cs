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

/// <summary>Who asks, as the token says.</summary>
/// <param name="ActorId">The opaque id that facts are recorded with.</param>
/// <param name="OrganisationId">A partner's organisation; null for every other role.</param>
/// <param name="MpnIds">A partner's locations; empty for every other role.</param>
public sealed record Caller(
    string ActorId, CallerRole Role, OrganisationId? OrganisationId, ValueList<MpnId> MpnIds)
{
    /// <summary>The caller that a token's claims name, or null when they name none.</summary>
    public static Caller? From(ClaimsPrincipal user) =>
        user.FindFirstValue("sub") is { Length: > 0 } actor
        && Enum.TryParse<CallerRole>(user.FindFirstValue("role"), ignoreCase: true, out var role)
            ? new Caller(
                actor,
                role,
                Domain.Programmes.OrganisationId.TryParse(user.FindFirstValue("org"), out var organisation)
                    ? organisation
                    : null,
                user.FindAll("mpn").Select(claim => claim.Value).SelectMany(Parsed).ToValueList())
            : null;

    private static IEnumerable<MpnId> Parsed(string text) => MpnId.TryParse(text, out var mpn) ? [mpn] : [];
}
