using Cpor.Ledger.Service.Hosting;

namespace Cpor.Ledger.Service.Log.Publishing;

/// <summary>Publishes what was added, a few times a second, on the node that sequences.</summary>
public sealed class PublishingLoop(Publisher publisher, Witnesses witnesses, ILogger<PublishingLoop> log)
    : BackgroundService
{
    /// <summary>How often it looks; checkpoints are not made more often.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (publisher.IsMine && await publisher.PublishAsync(stoppingToken) is { } newest)
                    witnesses.Ask(newest, stoppingToken);
            }
            catch (Exception away) when (DatabaseAway.Is(away))
            {
                log.LogDebug(away, "Publishing waits for its database");
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "The log is not published; trying again");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }
}
