namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// Compares the rows of read models with what their events add up to, in batches. The log does not know read models;
/// the service that has them supplies this.
/// </summary>
public interface IReadModelCheck
{
    /// <summary>How many streams were compared.</summary>
    long Done { get; }

    /// <summary>How many streams there are.</summary>
    Task<long> CountAsync(CancellationToken cancel);

    /// <summary>Leaves out the streams that have entries at these positions.</summary>
    Task LeaveOutAsync(IReadOnlyCollection<long> positions, CancellationToken cancel);

    /// <summary>Compares the next batch; false when there is none.</summary>
    Task<bool> BatchAsync(CancellationToken cancel);

    /// <summary>Adds the rows that belong to no stream.</summary>
    Task UnfoundedAsync(CancellationToken cancel);
}
