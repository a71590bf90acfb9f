namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// The demonstration's clock: runs as the machine's, and can be put forward. The ledger in the demonstration has no
/// other, so a business day in it is a real business day.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ahead));

    /// <summary>Puts the clock forward to an instant; one that is over already changes nothing.</summary>
    public void PutTo(DateTimeOffset instant)
    {
        var left = instant - GetUtcNow();
        if (left > TimeSpan.Zero)
            Interlocked.Add(ref _ahead, left.Ticks);
    }
}
