using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Partners;

/// <summary>Says in words which partner claims: for people, who know no numbers.</summary>
public sealed class PartnerNames(IPartnerDirectory directory)
{
    /// <summary>The partner of a claim in words.</summary>
    public ValueTask<string> OfAsync(Claim claim, CancellationToken cancel = default) =>
        OfAsync(claim.OrganisationId, claim.Details.MpnId, cancel);

    /// <summary>
    /// As <c>Contoso, Berlin, DE (MPN 1234567)</c>; what the directory does not know is left out, down to
    /// <c>MPN 1234567</c>. The number always stands there: a name alone would not tell two locations apart.
    /// </summary>
    public async ValueTask<string> OfAsync(
        OrganisationId organisation, MpnId location, CancellationToken cancel = default)
    {
        if (await directory.FindAsync(organisation, cancel) is not { } partner)
            return $"MPN {location}";
        var known = partner.Locations.FirstOrDefault(one => one.MpnId == location);
        var words = new[] { partner.Name, known?.Name, known?.Country }.OfType<string>();
        return $"{string.Join(", ", words)} (MPN {location})";
    }

    /// <summary>The language in which the partner is written to, or null when the directory does not know it.</summary>
    public async ValueTask<string?> LanguageOfAsync(OrganisationId organisation, CancellationToken cancel = default) =>
        (await directory.FindAsync(organisation, cancel))?.Language;
}
