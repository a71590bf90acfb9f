using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Service.Acts;

/// <summary>Puts readings into the log a moment after they happened. Every node looks; each takes its own.</summary>
public sealed class ReadingsLogService(LoggedReadings readings, ILogger<ReadingsLogService> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await readings.RecordAsync(stoppingToken) > 0)
                    log.LogDebug("Readings of personal data were put into the log");
            }
            catch (Exception later) when (DatabaseAway.Is(later) || LostRace.Is(later))
            {
                log.LogWarning("Readings of personal data are recorded later: {Reason}", later.Message);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "Readings of personal data could not be recorded; again in {Period}", Period);
            }
        }
    }
}
