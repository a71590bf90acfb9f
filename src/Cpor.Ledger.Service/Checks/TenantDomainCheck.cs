using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Checks;

/// <summary>The domain name must belong to the tenant that the claim names.</summary>
public sealed class TenantDomainCheck(ITenantDirectory directory)
{
    /// <summary>Asks the directory whose the domain name is.</summary>
    public async Task<CheckAnswer> RunAsync(TenantId tenant, DomainName domain, CancellationToken cancel = default)
    {
        ValueList<RuleInput> asked =
        [
            new("tenant-id", tenant.ToString()),
            new("domain-name", domain.ToString()),
            new("tenant-directory", directory.Name),
        ];
        return await directory.FindAsync(domain, cancel) switch
        {
            TenantLookup.Found found when found.Tenant.Id == tenant => new CheckAnswer.Passed([.. asked, Of(found)]),
            TenantLookup.Found found => new CheckAnswer.Failed(
                CheckCodes.TenantDomainMismatch, [.. asked, Of(found)]),
            TenantLookup.Unknown => new CheckAnswer.Failed(CheckCodes.TenantUnknown, asked),
            TenantLookup.Unavailable unavailable => new CheckAnswer.Unavailable(unavailable.Why, asked),
            var other => throw new InvalidOperationException($"Nothing is known of {other}."),
        };
    }

    /// <summary>Anybody can look this up by the domain name, so the fact may hold it.</summary>
    private static RuleInput Of(TenantLookup.Found found) => new("tenant-of-domain", found.Tenant.Id.ToString());
}
