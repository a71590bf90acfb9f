using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Processes;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Asks the tenant directory. Days are counted by its country and zone only when it knows both; the language may come
/// from it alone.
/// </summary>
public sealed class DirectoryLocales(ITenantDirectory directory) : ICustomerLocales
{
    public async Task<CustomerLocale> OfAsync(Claim.Filed claim, ProgrammeTerms terms, CancellationToken cancel)
    {
        var otherwise = terms.DefaultLocale.Value;
        return await directory.FindAsync(claim.Details.TenantId, cancel) switch
        {
            TenantLookup.Found { Tenant: { Country: { } country, TimeZone: { } zone } tenant }
                when CustomerLocale.IsTimeZone(zone) => new CustomerLocale(
                    country, zone, tenant.Language ?? otherwise.Language, LocaleSource.TenantDirectory),
            TenantLookup.Found { Tenant.Language: { } language } => otherwise with { Language = language },
            TenantLookup.Unavailable unavailable => throw new CheckUnavailableException(unavailable.Why),
            _ => otherwise,
        };
    }
}
