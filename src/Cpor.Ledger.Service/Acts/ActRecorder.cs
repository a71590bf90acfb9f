using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Storage;
using Marten;

namespace Cpor.Ledger.Service.Acts;

/// <summary>Records acts. A lost race for the stream is decided again behind what the winner recorded.</summary>
public sealed class ActRecorder(IDocumentStore store) : IActRecorder
{
    private const int Attempts = 25;

    /// <summary>Records one act in a transaction of its own.</summary>
    /// <returns>The event's id.</returns>
    /// <exception cref="LedgerBusyException">Every attempt lost its race.</exception>
    public async Task<Guid> RecordAsync(ActStreamId id, Act act, Actor actor, CancellationToken cancel) =>
        (await RecordAsync(id, _ => act, actor, cancel))!.Value;

    /// <inheritdoc />
    public async Task<Guid?> RecordAsync(
        ActStreamId id, Func<Act?, Act?> next, Actor actor, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using var session = store.LightweightSession();
            try
            {
                var recorded = await AppendAsync(session, id, next, actor, cancel);
                await session.SaveChangesAsync(cancel);
                return recorded;
            }
            catch (Exception lost) when (LostRace.Is(lost))
            {
                // Asked again behind whatever the winner recorded.
            }
        }

        throw new LedgerBusyException();
    }

    /// <summary>The same with whatever else a session stores.</summary>
    public static async Task<Guid?> AppendAsync(
        IDocumentSession session, ActStreamId id, Func<Act?, Act?> next, Actor actor, CancellationToken cancel)
    {
        var stream = await session.Events.FetchForWriting<RecordedActs>(id.Value, cancel);
        if (next(stream.Aggregate?.Last) is not { } act)
            return null;
        session.LastModifiedBy = actor.Id;
        session.CorrelationId = actor.CorrelationId;
        session.CausationId = actor.CausationId;
        var recorded = session.Events.BuildEvent(act);
        recorded.Id = Guid.CreateVersion7();
        stream.AppendOne(recorded);
        return recorded.Id;
    }
}
