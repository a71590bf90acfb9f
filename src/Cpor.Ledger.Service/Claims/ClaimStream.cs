using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Slots;
using JasperFx.Events;
using Marten;
using Wolverine;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Writing to a claim's stream.</summary>
internal static class ClaimStream
{
    /// <summary>Adds facts with their slots as tags, and hands what follows from them to the outbox.</summary>
    public static async ValueTask AppendAsync(
        this IEventStream<LedgerClaim> stream,
        ValueList<ClaimEvent> facts,
        IDocumentSession session,
        IMessageBus outbox)
    {
        stream.Append(facts, session);
        var version = stream.Aggregate?.State.Version ?? 0;
        foreach (var message in facts.SelectMany((fact, index) => OutboxMessages.Of(fact, version + index + 1)))
            await message.SendAsync(outbox);
    }

    /// <summary>Adds facts with their slots as tags; what follows from them is the caller's to see to.</summary>
    public static void Append(
        this IEventStream<LedgerClaim> stream, ValueList<ClaimEvent> facts, IDocumentSession session)
    {
        foreach (var fact in facts)
            stream.AppendOne(Tagged(session, fact));
    }

    private static IEvent Tagged(IDocumentSession session, ClaimEvent fact)
    {
        var wrapped = session.Events.BuildEvent(fact);
        var slots = fact switch
        {
            Official official => official.Lines.Select(line => line.Slot),
            Migrated migrated => migrated.Lines.Select(line => line.Slot),
            AssociationEnded ended => ended.Slots.Select(freed => freed.Slot),
            _ => [],
        };
        return wrapped.WithTag([.. slots.Select(slot => (object)new SlotTag(slot.Value))]);
    }
}
