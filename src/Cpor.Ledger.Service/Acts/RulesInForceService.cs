using Cpor.Ledger.Log;

namespace Cpor.Ledger.Service.Acts;

/// <summary>
/// Looks before the process opens its doors, and every few seconds after that, whether other terms or calendars are in
/// force.
/// </summary>
public sealed class RulesInForceService(RulesInForce rules, ILogger<RulesInForceService> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await rules.LookAsync(cancel);
        }
        catch (Exception away) when (DatabaseAway.Is(away))
        {
            log.LogWarning("The rules in force are recorded when the database is back: {Reason}", away.Message);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "The rules in force could not be recorded; trying again in {Period}", Period);
        }
    }
}
