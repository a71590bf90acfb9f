using System.Collections.Concurrent;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// Where every claim stands, as the public list tells it again and again: what the table shows, and what the players of
/// the stories wait for.
/// </summary>
internal sealed class Board(LedgerClient ledger)
{
    private const int PageLength = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly ConcurrentDictionary<string, ClaimListItem> _claims = new(StringComparer.Ordinal);
    private TaskCompletionSource _turned = New();

    /// <summary>What is known of a claim; null before it exists.</summary>
    public ClaimListItem? this[string claimId] => _claims.GetValueOrDefault(claimId);

    /// <summary>Reads the list until it is told to stop.</summary>
    public async Task KeepAsync(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await ReadAsync(cancel);
                Interlocked.Exchange(ref _turned, New()).SetResult();
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

    /// <summary>Waits until a claim exists and is as it must be.</summary>
    public async Task<ClaimListItem> UntilAsync(
        string claimId, Func<ClaimListItem, bool> isSo, CancellationToken cancel)
    {
        while (true)
        {
            var turned = Volatile.Read(ref _turned).Task;
            if (this[claimId] is { } claim && isSo(claim))
                return claim;
            await turned.WaitAsync(cancel);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
