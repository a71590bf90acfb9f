using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cpor.Ledger.Log.Publishing;

/// <summary>
/// Publishes what was added, a few times a second, on the node that sequences. What takes long is done less often, a
/// tenth of the time: it costs flushes to the disk, which the commits of the ledger need too.
/// </summary>
public sealed class PublishingService(Publisher publisher, Witnesses witnesses, ILogger<PublishingService> log)
    : BackgroundService
{
    /// <summary>How long it pauses between its looks.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(400);

    /// <summary>How long at most, however long it took.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = Shortest; ; await Task.Delay(pause, stoppingToken))
        {
            var began = TimeProvider.System.GetTimestamp();
            try
            {
                if (publisher.IsMine && await publisher.PublishAsync(stoppingToken) is { } newest)
                    witnesses.Ask(newest, stoppingToken);
                pause = Pause(TimeProvider.System.GetElapsedTime(began) * 9);
            }
            catch (Exception away) when (DatabaseAway.Is(away))
            {
                log.LogDebug(away, "Publishing waits for its database");
                pause = Shortest;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "The log is not published; trying again");
                pause = TryAgain;
            }
        }
    }

    private static TimeSpan Pause(TimeSpan wished) =>
        wished < Shortest ? Shortest : wished > Longest ? Longest : wished;
}
