using System.Collections.Concurrent;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// Where every claim stands, read from the public list again and again, and who waits for what. When all who play wait
/// and the ledger is at rest, time passes.
/// </summary>
internal sealed class Board(LedgerClient ledger, PassingTime time)
{
    private const int PageLength = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, ClaimListItem> _claims = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly List<Waiter> _waiters = [];
    private int _acting;

    /// <summary>What is known of a claim; null before it exists.</summary>
    public ClaimListItem? this[string claimId] => _claims.GetValueOrDefault(claimId);

    /// <summary>What time it is in the demonstration.</summary>
    public DateTimeOffset Now => time.Now;

    /// <summary>No day passes until this is disposed, except while its caller waits here.</summary>
    public IDisposable Act()
    {
        lock (_gate)
            _acting++;
        return new Acting(this);
    }

    /// <summary>Waits until a claim exists and is as it must be.</summary>
    /// <exception cref="OperationCanceledException">Nothing will happen any more that could make it so.</exception>
    public async Task<ClaimListItem> UntilAsync(
        string claimId, Func<ClaimListItem, bool> isSo, CancellationToken cancel)
    {
        bool IsSo() => this[claimId] is { } claim && isSo(claim);
        if (!IsSo())
            await WaitAsync(new Waiter(IsSo, null), cancel);
        return this[claimId]!;
    }

    /// <summary>Waits until an instant of the demonstration's clock, or until something is so before.</summary>
    public Task UntilAsync(DateTimeOffset instant, CancellationToken cancel, Func<bool>? orBefore = null) =>
        WaitAsync(new Waiter(() => instant <= Now || orBefore?.Invoke() is true, instant), cancel);

    /// <summary>Reads the list, and lets time pass, until it is told to stop.</summary>
    public async Task KeepAsync(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                // Nobody acts and the ledger is at rest: what is read after that stays so.
                var isQuiet = AllWait() && await time.IsAtRestAsync(cancel);
                await ReadAsync(cancel);
                Resolve();
                if (isQuiet && AllWait() && !await time.PassAsync(NextWish()))
                    GiveUp();
                await Task.Delay(Pause, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    /// <summary>Reads the list once.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        string? after = null;
        do
        {
            var query = new ClaimListQuery { Limit = PageLength, Sort = "created-at", After = after };
            var page = (await ledger.ListClaimsAsync(query, cancel)).Required();
            foreach (var claim in page.Items)
                _claims[claim.ClaimId] = claim;
            after = page.Next;
        }
        while (after is not null);
    }

    private async Task WaitAsync(Waiter waiter, CancellationToken cancel)
    {
        lock (_gate)
        {
            _waiters.Add(waiter);
            _acting--;
        }

        await waiter.Over.Task.WaitAsync(cancel);
    }

    private bool AllWait()
    {
        lock (_gate)
            return _acting == 0 && _waiters.Count > 0;
    }

    private DateTimeOffset? NextWish()
    {
        lock (_gate)
            return _waiters.Min(waiter => waiter.AtLatest);
    }

    /// <summary>Lets go on who has waited for what is so now.</summary>
    private void Resolve() => Take(waiter => waiter.IsOver(), waiter => waiter.Over.SetResult());

    /// <summary>Tells all who wait that nothing more happens.</summary>
    private void GiveUp() => Take(_ => true, waiter => waiter.Over.SetCanceled());

    private void Take(Func<Waiter, bool> which, Action<Waiter> tell)
    {
        lock (_gate)
        {
            foreach (var waiter in _waiters.Where(which).ToList())
            {
                _waiters.Remove(waiter);
                // Before they know it, so that nobody takes them for waiting.
                _acting++;
                tell(waiter);
            }
        }
    }

    private sealed class Waiter(Func<bool> isOver, DateTimeOffset? atLatest)
    {
        public Func<bool> IsOver => isOver;

        public DateTimeOffset? AtLatest => atLatest;

        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Acting(Board board) : IDisposable
    {
        public void Dispose()
        {
            lock (board._gate)
                board._acting--;
        }
    }
}
