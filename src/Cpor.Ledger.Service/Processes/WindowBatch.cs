using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Terms;
using JasperFx.Events;
using Marten;
using NodaTime;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Closes the windows of many claims in one transaction, which also settles their timers. Every claim still decides by
/// itself, and in the order in which the timers are given: a later one sees the slots that an earlier one has taken.
/// </summary>
public sealed class WindowBatch(IDocumentStore store, IWolverineRuntime runtime, TermsLibrary terms, IClock clock)
{
    internal static readonly Actor Ledger = Actor.Ledger("opt-out-window");

    /// <summary>
    /// The timers that are left, each to be asked by itself: their windows are not to be closed yet, a race was lost,
    /// or something failed.
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
        await using var session = store.LightweightSession();
        var outbox = new MartenOutbox(runtime, session);
        session.LastModifiedBy = Ledger.Id;
        var streams = await FetchAsync(session, timers, cancel);
        var slots = timers.Zip(streams).SelectMany(pair => pair.Second.Aggregate?.State is Claim.Filed filed
            ? filed.SlotsIn(new WindowId(pair.First.WindowId))
            : []);
        var holders = await SlotBook.HoldAsync(session, [.. slots], cancel);
        // One instant for all: a window must not pass between the asking of one that ended before it and its own.
        var now = clock.GetCurrentInstant();
        var closed = new HashSet<OptOutTimeout>();
        foreach (var (timer, stream) in timers.Zip(streams))
        {
            if (Decide(timer, stream, holders, now) is not Decision<ClaimEvent>.Accepted { Facts: var facts })
                continue;
            // What concerns other claims too goes its own way, and those behind it, who may want its slots, after it.
            if (ConsequentCommand.Of(stream.Aggregate?.State, facts).Count > 0)
                break;
            await stream.AppendAsync(facts, session, outbox);
            session.Delete<OptOutWindow>(timer.WindowId);
            holders = facts.Aggregate(holders, static (book, fact) => book.Evolve(fact));
            closed.Add(timer);
        }

        var settled = envelopes.Where(one => one.Message is OptOutTimeout timer && closed.Contains(timer)).ToList();
        Settle(session, settled);
        await session.SaveChangesAsync(cancel);
        // Only now, since Wolverine settles whatever is not marked so.
        settled.ForEach(envelope => envelope.Status = EnvelopeStatus.Handled);
        return closed;
    }

    private void Settle(IDocumentSession session, List<Wolverine.Envelope> envelopes) => session.QueueSqlCommand(
        $"update {EventStore.MessageSchema}.wolverine_incoming_envelopes "
            + "set status = 'Handled', keep_until = ?, owner_id = 0 where id = any(?)",
        DateTimeOffset.UtcNow + runtime.Options.Durability.KeepAfterMessageHandling,
        envelopes.Select(envelope => envelope.Id).ToArray());

    private Decision<ClaimEvent>? Decide(
        OptOutTimeout timer, IEventStream<LedgerClaim> stream, SlotHolders holders, Instant now) =>
        stream.Aggregate?.State is Claim.Filed filed
            ? new CloseWindow(new WindowId(timer.WindowId), holders, terms.Binding(filed)).Decide(filed, now)
            : null;

    private static async Task<List<IEventStream<LedgerClaim>>> FetchAsync(
        IDocumentSession session, List<OptOutTimeout> timers, CancellationToken cancel)
    {
        var batch = session.CreateBatchQuery();
        var fetches = timers.ConvertAll(timer => batch.Events.FetchForWriting<LedgerClaim>(timer.ClaimId));
        await batch.Execute(cancel);
        return [.. await Task.WhenAll(fetches)];
    }
}
