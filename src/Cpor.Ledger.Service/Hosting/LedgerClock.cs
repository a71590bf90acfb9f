using Cpor.Ledger.Domain;
using NodaTime;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// The one clock: Marten stamps its events by the same <see cref="TimeProvider"/>. Instants are cut to the microseconds
/// that the stored format keeps, so that what is decided equals what is read back.
/// </summary>
public sealed class LedgerClock(TimeProvider time) : IClock
{
    /// <inheritdoc />
    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(time.GetUtcNow()).ToStoredPrecision();
}
