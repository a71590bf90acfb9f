using System.Collections.Frozen;
using System.Security.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Access;

/// <summary>
/// What a token must say so that the ledger knows who asks: <c>sub</c>; <c>role</c>, exactly one of the names in
/// <see cref="Names"/>; and of a partner <c>org</c> and at least one <c>mpn</c>. Nothing is guessed or left out: a
/// token that says something else is not accepted at all.
/// </summary>
public static class CallerClaims
{
    /// <summary>The subject, unique with its issuer, at most 255 characters (OpenID Connect, section 2).</summary>
    public const string Subject = "sub";

    /// <summary>A name for people, may be absent.</summary>
    public const string DisplayName = "name";

    /// <summary>The role.</summary>
    public const string Role = "role";

    /// <summary>A partner's organisation.</summary>
    public const string Organisation = "org";

    /// <summary>A partner's location; once for each.</summary>
    public const string Mpn = "mpn";

    /// <summary>The opaque id, added when the token was accepted; a token that brings one is not accepted.</summary>
    public const string ActorId = "cpor-ledger-actor";

    private const int LongestSubject = 255;
    private const int LongestName = 200;

    /// <summary>How each role is written in a token.</summary>
    public static FrozenDictionary<CallerRole, string> Names { get; } =
        Enum.GetValues<CallerRole>().ToFrozenDictionary(role => role, role => role.ToString().ToLowerInvariant());

    /// <summary>What is wrong with the claims of a token whose signature is right, or null when nothing is.</summary>
    internal static string? FaultOf(ClaimsPrincipal user) => user switch
    {
        _ when user.HasClaim(claim => claim.Type == ActorId) => $"A token cannot bring '{ActorId}'.",
        _ when user.FindFirstValue(Subject) is not { Length: > 0 and <= LongestSubject } subject
            || subject.Contains('\0') => $"The token must name its subject in '{Subject}'.",
        _ when user.FindFirstValue(DisplayName) is { } name && (name.Length > LongestName || name.Contains('\0')) =>
            $"The token's '{DisplayName}' must be at most {LongestName} characters, without U+0000.",
        _ when RoleOf(user) is null =>
            $"The token must have one '{Role}', which is one of {string.Join(", ", Names.Values)}.",
        _ when RoleOf(user) != CallerRole.Partner => null,
        _ when OrganisationOf(user) is null => $"A partner's token must have one '{Organisation}', a partner number.",
        _ when MpnIdsOf(user) is not { Count: > 0 } =>
            $"A partner's token must have at least one '{Mpn}', each a partner number.",
        _ => null,
    };

    internal static CallerRole? RoleOf(ClaimsPrincipal user) =>
        user.FindAll(Role).Select(claim => claim.Value).ToList() is [var only]
            ? Names.Where(name => name.Value == only).Select(name => (CallerRole?)name.Key).FirstOrDefault()
            : null;

    internal static OrganisationId? OrganisationOf(ClaimsPrincipal user) =>
        user.FindAll(Organisation).ToList() is [var only]
        && OrganisationId.TryParse(only.Value, out var organisation)
            ? organisation
            : null;

    internal static ValueList<MpnId>? MpnIdsOf(ClaimsPrincipal user)
    {
        var given = user.FindAll(Mpn).Select(
            claim => (Right: MpnId.TryParse(claim.Value, out var id), Id: id)).ToList();
        return given.All(mpn => mpn.Right) ? given.Select(mpn => mpn.Id).Distinct().ToValueList() : null;
    }
}
