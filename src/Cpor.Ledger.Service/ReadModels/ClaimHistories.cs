using Cpor.Ledger.Domain.Claims;
using Marten;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>Reads the histories of claims.</summary>
public sealed class ClaimHistories(IDocumentStore store)
{
    private const int MostLooks = 100;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The history when it covers at least that version, waiting up to five seconds for it; null when it still does
    /// not. A history that was not begun yet covers version 0 and has no entries.
    /// </summary>
    public async Task<ClaimHistory?> AtLeastAsync(Claim claim, long version, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(LookEvery);
        for (var looks = 0; looks < MostLooks; looks++)
        {
            await using var session = store.QuerySession();
            var history = await session.LoadAsync<ClaimHistory>(claim.Id.Value, cancel)
                ?? new ClaimHistory { Id = claim.Id.Value, Version = 0, State = claim, Entries = [] };
            if (history.Version >= version)
                return history;
            await timer.WaitForNextTickAsync(cancel);
        }

        return null;
    }
}
