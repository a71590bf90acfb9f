using System.Diagnostics.Metrics;

namespace Cpor.Ledger.Log;

/// <summary>How far this node has brought the log, as metrics and for whoever waits for it.</summary>
public sealed class LogProgress : IDisposable
{
    /// <summary>The meter of the log.</summary>
    public const string MeterName = "Cpor.Ledger.Log";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _sequenced;
    private long _size = -1;

    public LogProgress()
    {
        _sequenced = _meter.CreateCounter<long>("ledger.log.sequenced", "{event}", "Events that got a position here.");
        _meter.CreateObservableGauge("ledger.log.active", () => IsActive ? 1 : 0, null, "Whether this node sequences.");
    }

    /// <summary>Whether this node gives the positions.</summary>
    public bool IsActive => Interlocked.Read(ref _size) >= 0;

    /// <summary>How many entries there are, when this node gives the positions; else -1.</summary>
    public long Size => Interlocked.Read(ref _size);

    /// <summary>So far it is.</summary>
    public void Report(long size, int added)
    {
        Interlocked.Exchange(ref _size, size);
        if (added > 0)
            _sequenced.Add(added);
    }

    /// <summary>Another node does it from now on.</summary>
    internal void Leave() => Interlocked.Exchange(ref _size, -1);

    public void Dispose() => _meter.Dispose();
}
