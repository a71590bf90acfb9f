using Cpor.Ledger.Service.Hosting;

namespace Cpor.Ledger.Service.Acts;

/// <summary>Looks every few seconds whether other terms or calendars are in force.</summary>
public sealed class RulesWatch(PuttingInForce rules, ILogger<RulesWatch> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        do
        {
            try
            {
                await rules.LookAsync(stoppingToken);
            }
            catch (Exception away) when (DatabaseAway.Is(away))
            {
                log.LogDebug(away, "The rules in force cannot be recorded while the database is away");
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "The rules in force could not be recorded; trying again in {Period}", Period);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
