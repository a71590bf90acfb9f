using Cpor.Ledger.Log;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// A background service that does the same once in every period, on every node. A round that fails is logged and ends
/// nothing: the next one tries again.
/// </summary>
/// <param name="period">
/// From the start of one round to the start of the next, or more when a round takes longer.
/// </param>
/// <param name="time">Measures the period.</param>
/// <param name="failure">What a round that failed could not do, for the log.</param>
public abstract class PeriodicService(TimeSpan period, TimeProvider time, ILogger log, string failure)
    : BackgroundService
{
    /// <summary>Measures the period, and is the one clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>Where rounds are logged.</summary>
    protected ILogger Log => log;

    /// <summary>Whether the first round comes at the start; else it comes a period later.</summary>
    protected virtual bool StartsAtOnce => true;

    /// <summary>One round. May be repeated, also by several nodes at the same time.</summary>
    protected abstract Task RunAsync(CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, time);
        if (StartsAtOnce)
            await TryAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(stoppingToken);
    }

    /// <summary>A round whose failure is logged.</summary>
    protected async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await RunAsync(cancel);
        }
        catch (Exception later) when (DatabaseAway.Is(later) || LostRace.Is(later))
        {
            log.LogWarning("{Failure}; again in {Period}: {Reason}", failure, period, later.Message);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "{Failure}; again in {Period}", failure, period);
        }
    }
}
