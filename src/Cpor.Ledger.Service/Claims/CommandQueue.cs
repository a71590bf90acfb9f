using System.Threading.RateLimiting;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// Lets a few commands be decided at a time, first come first served. Those that wait hold no connection and no lock:
/// more at once would not be done sooner, and the log and the deadlines would wait with them. Opt-outs do
/// not wait here, and only requests that create a claim are ever rejected.
/// </summary>
public sealed class CommandQueue(LedgerSettings settings) : IDisposable
{
    /// <summary>How many are decided at a time for each processor, unless it is set.</summary>
    public const int ForEachProcessor = 4;

    /// <summary>How many wait before no claim is begun any more.</summary>
    public const int Longest = 2_000;

    private readonly ConcurrencyLimiter _commands = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = settings.CommandsAtOnce switch
        {
            null => ForEachProcessor * Environment.ProcessorCount,
            > 0 and var set => set,
            _ => throw new InvalidOperationException("Ledger__CommandsAtOnce has to be 1 or more."),
        },
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for its turn, which ends when what is returned is disposed.</summary>
    /// <exception cref="OperationCanceledException">It was given up, or the process ends.</exception>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancel)
    {
        var turn = await _commands.AcquireAsync(1, cancel);
        return turn.IsAcquired ? turn : throw new OperationCanceledException("The process ends.");
    }

    /// <summary>For whoever can as well come back later, because no deadline runs yet.</summary>
    /// <exception cref="LedgerBusyException">Too many wait already.</exception>
    public void ThrowIfFull()
    {
        if (_commands.GetStatistics()!.CurrentQueuedCount >= Longest)
            throw new LedgerBusyException();
    }

    /// <inheritdoc />
    public void Dispose() => _commands.Dispose();
}
