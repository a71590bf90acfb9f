using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Where a customer is, by which its days are counted and in which language it is written to.</summary>
public interface ICustomerLocales
{
    /// <summary>What the tenant directory knows, else what the terms say; the answer names its source.</summary>
    Task<CustomerLocale> OfAsync(Claim.Filed claim, ProgrammeTerms terms, CancellationToken cancel);
}
