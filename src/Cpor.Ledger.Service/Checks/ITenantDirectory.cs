using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Checks;

/// <summary>Knows which directory (tenant) a domain name belongs to.</summary>
public interface ITenantDirectory
{
    /// <summary>
    /// What the directory is, as the facts record it: <c>openid-discovery</c> or <c>directory-file</c>, and which
    /// others are asked after it.
    /// </summary>
    string Name { get; }

    /// <summary>The tenant that a domain name belongs to.</summary>
    Task<TenantLookup> FindAsync(DomainName domain, CancellationToken cancel = default);

    /// <summary>The tenant with an id.</summary>
    Task<TenantLookup> FindAsync(TenantId tenant, CancellationToken cancel = default);
}
