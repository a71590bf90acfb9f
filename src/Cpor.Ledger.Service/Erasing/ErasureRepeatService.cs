using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>
/// Applies erasures again at the start, when a backup may have been restored, and finishes every few minutes what was
/// broken off. Every node may do it.
/// </summary>
public sealed class ErasureRepeatService(
    ErasureRepeats repeats, TimeProvider time, ILogger<ErasureRepeatService> log)
    : PeriodicService(Period, time, log, "Could not look for unfinished erasures")
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private bool _isFirst = true;

    protected override async Task RunAsync(CancellationToken cancel)
    {
        if (await repeats.RememberAsync(cancel) is > 0 and var forgotten)
            Log.LogWarning("{Count} claims had forgotten that they were erased; they are erased again", forgotten);
        if (await repeats.ApplyAsync(all: _isFirst, cancel) is > 0 and var revived)
        {
            Log.LogWarning(
                "The keys of {Count} erased claims were still there or had come back; they are destroyed now", revived);
        }

        _isFirst = false;
    }
}
