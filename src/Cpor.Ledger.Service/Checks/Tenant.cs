using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Checks;

/// <summary>What a directory knows of a tenant. Everything but the id may be unknown to it.</summary>
/// <param name="Id">The tenant.</param>
/// <param name="Country">ISO 3166-1 alpha-2 in upper case, as <c>DE</c>.</param>
/// <param name="TimeZone">The IANA name, as <c>Europe/Berlin</c>.</param>
/// <param name="Language">BCP 47 tag, as <c>de</c>.</param>
/// <param name="OrganisationName">As the customer writes it.</param>
public sealed record Tenant(
    TenantId Id,
    string? Country = null,
    string? TimeZone = null,
    string? Language = null,
    string? OrganisationName = null);
