using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Service.Processes;

/// <summary>One automatic check of a submitted claim, by its public name.</summary>
public interface IAutomaticCheck
{
    /// <summary>One of <see cref="AutomaticChecks"/>.</summary>
    string Name { get; }

    /// <summary>Looks at every line that is being checked.</summary>
    /// <exception cref="CheckUnavailableException">
    /// What it depends on is unavailable now; it is run again later.
    /// </exception>
    Task<ValueList<CheckResult>> RunAsync(Claim.Filed claim, CancellationToken cancel);
}
