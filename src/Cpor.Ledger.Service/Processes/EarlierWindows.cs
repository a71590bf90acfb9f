using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Marten;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// A slot goes to the claim whose window ended first, however late and in whatever order timers come, as after the
/// ledger was down. Finds the windows that ended before those that are due, want one of their slots and are still to be
/// closed.
/// </summary>
public sealed class EarlierWindows(IDocumentStore store)
{
    /// <summary>The due timers and those that come before them, in the order in which the windows ended.</summary>
    public async Task<IReadOnlyList<OptOutTimeout>> BeforeAsync(
        IReadOnlyList<OptOutTimeout> due, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        var candidates = await EndedAsync(session, due, cancel);
        var ordered = new List<OptOutTimeout>(due);
        if (candidates.Count > 0)
        {
            var asking = await session.LoadManyAsync<LedgerClaim>(
                cancel, due.Select(timer => timer.ClaimId).Except(candidates.Select(row => row.Id)));
            Add(ordered, [.. candidates.Concat(asking).SelectMany(Windows)]);
        }

        return [.. ordered.OrderBy(timer => timer.Ends)];
    }

    /// <summary>Claims of the same customers with a timer that ended before the last of those that are due.</summary>
    private static async Task<IReadOnlyList<LedgerClaim>> EndedAsync(
        IQuerySession session, IReadOnlyList<OptOutTimeout> due, CancellationToken cancel)
    {
        var last = due.Max(timer => timer.Ends);
        var claims = due.Select(timer => timer.ClaimId).ToArray();
        var tenants = await session.Query<LedgerClaim>()
            .Where(claim => claim.Id.IsOneOf(claims))
            .Select(claim => claim.TenantId)
            .ToListAsync(cancel);
        var customers = tenants.Distinct().ToArray();
        return await session.Query<LedgerClaim>()
            .Where(claim => claim.TimerEnds < last && claim.TenantId.IsOneOf(customers))
            .ToListAsync(cancel);
    }

    private static void Add(List<OptOutTimeout> timers, List<(OptOutTimeout Timer, Slot Slot)> windows)
    {
        // One found for another's sake may itself have one before it, over another of its slots.
        for (var next = 0; next < timers.Count; next++)
        {
            var timer = timers[next];
            var wanted = windows.Where(window => window.Timer == timer).Select(window => window.Slot).ToHashSet();
            timers.AddRange(windows
                .Where(window => window.Timer.Ends < timer.Ends && wanted.Contains(window.Slot))
                .Select(window => window.Timer)
                .Distinct()
                .Except(timers)
                .ToList());
        }
    }

    private static IEnumerable<(OptOutTimeout Timer, Slot Slot)> Windows(LedgerClaim row) =>
        from line in (row.State as Claim.Filed)?.Lines ?? []
        let notified = line.State as LineState.Notified
        where notified is not null
        select (OptOutTimeout.For(row.State.Id, notified), line.Unit.Slot);
}
