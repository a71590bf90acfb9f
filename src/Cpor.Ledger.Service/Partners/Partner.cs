using System.Collections.Immutable;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Partners;

/// <summary>What a directory knows of a partner's organisation.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">As it wants to be called.</param>
/// <param name="Language">BCP 47 tag of the language it is written to; null when not known.</param>
/// <param name="Locations">Its locations, each once; those that are not listed have no name.</param>
public sealed record Partner(
    OrganisationId Id, string Name, string? Language, ImmutableArray<PartnerLocation> Locations);
