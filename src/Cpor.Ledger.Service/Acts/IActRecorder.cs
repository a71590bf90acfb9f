using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Service.Acts;

/// <summary>Records acts.</summary>
public interface IActRecorder
{
    /// <summary>Records what follows the newest act of a stream, or nothing.</summary>
    /// <param name="id">The stream.</param>
    /// <param name="next">The act to record behind the newest, which is null at first; null for none.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The event's id; null when nothing was recorded.</returns>
    /// <exception cref="LedgerBusyException">Every attempt lost its race.</exception>
    Task<Guid?> RecordAsync(ActStreamId id, Func<Act?, Act?> next, Actor actor, CancellationToken cancel);
}
