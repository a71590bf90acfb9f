using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Service.Claims;
using Marten;

namespace Cpor.Ledger.Service.Acts;

/// <summary>Records acts. A lost race for the stream is run again.</summary>
public sealed class ActRecorder(IDocumentStore store)
{
    private const int Attempts = 25;

    /// <summary>Records one act in a transaction of its own.</summary>
    /// <returns>The event's id.</returns>
    /// <exception cref="LedgerBusyException">Every attempt lost its race.</exception>
    public async Task<Guid> RecordAsync(ActStreamId id, Act act, Actor actor, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using var session = store.LightweightSession();
            try
            {
                var recorded = await AppendAsync(session, id, act, actor, cancel);
                await session.SaveChangesAsync(cancel);
                return recorded;
            }
            catch (Exception lost) when (ClaimLedger.IsLostRace(lost))
            {
                // Behind whatever the winner recorded.
            }
        }

        throw new LedgerBusyException();
    }

    /// <summary>Records one act with whatever else a session stores.</summary>
    /// <returns>The event's id.</returns>
    public static async Task<Guid> AppendAsync(
        IDocumentSession session, ActStreamId id, Act act, Actor actor, CancellationToken cancel)
    {
        session.LastModifiedBy = actor.Id;
        session.CorrelationId = actor.CorrelationId;
        session.CausationId = actor.CausationId;
        var stream = await session.Events.FetchForWriting<RecordedActs>(id.Value, cancel);
        var recorded = session.Events.BuildEvent(act);
        recorded.Id = Guid.CreateVersion7();
        stream.AppendOne(recorded);
        return recorded.Id;
    }
}
