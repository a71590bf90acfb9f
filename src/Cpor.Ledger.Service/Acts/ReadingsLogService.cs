using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Service.Acts;

/// <summary>Puts readings into the log a moment after they happened. Every node looks; each takes its own.</summary>
public sealed class ReadingsLogService(LoggedReadings readings, ILogger<ReadingsLogService> log) : PeriodicService(
    TimeSpan.FromSeconds(1), TimeProvider.System, log, "Readings of personal data could not be put into the log")
{
    protected override bool StartsAtOnce => false;

    protected override async Task RunAsync(CancellationToken cancel)
    {
        while (await readings.RecordAsync(cancel) > 0)
            Log.LogDebug("Readings of personal data were put into the log");
    }
}
