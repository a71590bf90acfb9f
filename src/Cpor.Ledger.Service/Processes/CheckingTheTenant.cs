using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Checks;

namespace Cpor.Ledger.Service.Processes;

/// <summary>The domain name belongs to the directory; without a domain name there is nothing to compare.</summary>
public sealed class CheckingTheTenant(TenantDomainCheck check) : IAutomaticCheck
{
    public string Name => AutomaticChecks.TenantDomain;

    public async Task<ValueList<CheckResult>> RunAsync(Claim.Filed claim, CancellationToken cancel) =>
        claim.ForEveryLine(claim.Details.DomainName is { } domain
            ? await check.RunAsync(claim.Details.TenantId, domain, cancel)
            : new CheckAnswer.Passed([new RuleInput("domain-name", "none")]));
}
