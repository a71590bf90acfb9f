using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Service.Acts;

/// <summary>
/// Looks before the process listens, and every few seconds after that, whether other terms or calendars are in force.
/// </summary>
public sealed class RulesInForceService(RulesInForce rules, ILogger<RulesInForceService> log) : PeriodicService(
    TimeSpan.FromSeconds(5), TimeProvider.System, log, "The rules in force could not be recorded")
{
    protected override bool StartsAtOnce => false;

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task RunAsync(CancellationToken cancel) => rules.LookAsync(cancel);
}
