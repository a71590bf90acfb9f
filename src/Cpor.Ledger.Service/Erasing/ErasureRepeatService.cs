namespace Cpor.Ledger.Service.Erasing;

/// <summary>
/// Applies erasures again at the start, when a backup may have been restored, and finishes every few minutes what was
/// broken off. Every node may do it.
/// </summary>
public sealed class ErasureRepeatService(
    ErasureRepeats repeats, TimeProvider time, ILogger<ErasureRepeatService> log) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var isFirst = true;
        do
        {
            try
            {
                await SweepAsync(isFirst, stoppingToken);
                isFirst = false;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "Could not look for unfinished erasures; looking again in {Period}", Period);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(bool all, CancellationToken cancel)
    {
        if (await repeats.RememberAsync(cancel) is > 0 and var forgotten)
            log.LogWarning("{Count} claims had forgotten that they were erased; they are erased again", forgotten);
        if (await repeats.ApplyAsync(all, cancel) is > 0 and var revived)
        {
            log.LogWarning(
                "The keys of {Count} erased claims were still there or had come back; they are destroyed now", revived);
        }
    }
}
