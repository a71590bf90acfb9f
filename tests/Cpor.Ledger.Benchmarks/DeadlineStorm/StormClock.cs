using Cpor.Ledger.Service.Hosting;
using NodaTime;

namespace Cpor.Ledger.Benchmarks.DeadlineStorm;

/// <summary>
/// The ledger's clock, which stands still while windows are made ready: windows of the same length that open at the
/// same instant end at the same instant.
/// </summary>
public sealed class StormClock : IClock
{
    private readonly LedgerClock _real = new(TimeProvider.System);
    private Instant? _standing;

    /// <summary>Stops at the present instant.</summary>
    public Instant Stop()
    {
        _standing = _real.GetCurrentInstant();
        return _standing.Value;
    }

    /// <summary>Goes right again.</summary>
    public void Go() => _standing = null;

    public Instant GetCurrentInstant() => _standing ?? _real.GetCurrentInstant();
}
