using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Partners;

/// <summary>
/// Knows what partners and their locations are called. It only names: which locations somebody may claim for is a
/// matter of the token.
/// </summary>
public interface IPartnerDirectory
{
    /// <summary>The organisation, or null when the directory does not list it.</summary>
    ValueTask<Partner?> FindAsync(OrganisationId organisation, CancellationToken cancel = default);
}
