using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Knows no directory: every customer is where the terms say.</summary>
internal sealed class TermsLocales : ICustomerLocales
{
    public Task<CustomerLocale> OfAsync(Claim.Filed claim, ProgrammeTerms terms, CancellationToken cancel) =>
        Task.FromResult(terms.DefaultLocale.Value);
}
