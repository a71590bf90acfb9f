using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Processes;

namespace Cpor.Ledger.Benchmarks.DeadlineStorm;

/// <summary>A check that finds nothing, since what the claims of a measurement claim is made up.</summary>
public sealed class PassingCheck(string name) : IAutomaticCheck
{
    public string Name => name;

    public Task<ValueList<CheckResult>> RunAsync(Claim.Filed claim, CancellationToken cancel) => Task.FromResult(
        claim.Lines.Select(line => new CheckResult(line.Id, CheckOutcome.Passed, null, [])).ToValueList());
}
