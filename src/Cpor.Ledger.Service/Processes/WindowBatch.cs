using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Storage;
using Marten;
using NodaTime;
using Wolverine;
using Wolverine.Runtime;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Closes the windows of many claims in one transaction, which also completes their sagas and settles their timers.
/// Every claim still decides by itself, and in the order in which the timers are given: a later one sees the slots that
/// an earlier one has taken.
/// </summary>
public sealed class WindowBatch(ClaimTransactions transactions, IWolverineRuntime runtime, IClock clock)
{
    internal static readonly Actor Ledger = Actor.Ledger("opt-out-window");

    /// <summary>
    /// The timers that are left, each to be delivered by itself: their windows are not to be closed yet, a race was
    /// lost, or something failed.
    /// </summary>
    public async Task<IReadOnlyList<OptOutTimeout>> CloseAsync(DueWindows due, CancellationToken cancel)
    {
        // Only up to a claim that comes again, which would otherwise be overtaken by those behind it.
        var claims = new HashSet<Guid>();
        var timers = due.Timers.TakeWhile(timer => claims.Add(timer.ClaimId)).ToList();
        if (timers.Count < 2)
            return due.Timers;
        try
        {
            var closed = await TryAsync(timers, due.Envelopes, cancel);
            return [.. due.Timers.Except(closed)];
        }
        catch (Exception failed) when (failed is not OperationCanceledException && !DatabaseAway.Is(failed))
        {
            // A lost race, or one claim that cannot be decided: it must not hold the others.
            return due.Timers;
        }
    }

    private async Task<IReadOnlySet<OptOutTimeout>> TryAsync(
        List<OptOutTimeout> timers, IReadOnlyList<Wolverine.Envelope> envelopes, CancellationToken cancel)
    {
        await using var transaction = transactions.Begin(Ledger);
        await transaction.FetchAsync(timers.ConvertAll(timer => new ClaimId(timer.ClaimId)), cancel);
        var slots = timers.SelectMany(timer => transaction[new ClaimId(timer.ClaimId)] is Claim.Filed claim
            ? claim.SlotsIn(new WindowId(timer.WindowId))
            : []);
        var holders = await SlotBook.HoldAsync(transaction.Session, [.. slots], cancel);
        // One instant for all: a window must not pass between the asking of one that ended before it and its own.
        var now = clock.GetCurrentInstant();
        var closed = new HashSet<OptOutTimeout>();
        foreach (var timer in timers.Where(timer => transaction[new ClaimId(timer.ClaimId)] is Claim.Filed))
        {
            var decision = await transaction.DecideAsync(
                new ClaimId(timer.ClaimId),
                now,
                given => ValueTask.FromResult(OptOutWindow.Close(timer, given, holders)),
                cancel);
            // What concerns other claims too goes its own way, and those behind it, who may want its slots, after it.
            if (decision is null)
                break;
            if (decision is not Decision<ClaimEvent>.Accepted { Facts: var facts })
                continue;
            OptOutWindow.Complete(timer, transaction.Session);
            holders = facts.Aggregate(holders, static (book, fact) => book.Evolve(fact));
            closed.Add(timer);
        }

        if (closed.Count == 0)
            return closed;
        var settled = envelopes.Where(one => one.Message is OptOutTimeout timer && closed.Contains(timer)).ToList();
        Settle(transaction.Session, settled);
        await transaction.SaveAsync(cancel);
        // Only now, since Wolverine settles whatever is not marked so.
        settled.ForEach(envelope => envelope.Status = EnvelopeStatus.Handled);
        return closed;
    }

    private void Settle(IDocumentSession session, List<Wolverine.Envelope> envelopes) => session.QueueSqlCommand(
        $"update {EventStore.MessageSchema}.wolverine_incoming_envelopes "
            + "set status = 'Handled', keep_until = ?, owner_id = 0 where id = any(?)",
        DateTimeOffset.UtcNow + runtime.Options.Durability.KeepAfterMessageHandling,
        envelopes.Select(envelope => envelope.Id).ToArray());
}
