using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using JasperFx.Events;
using JasperFx.Events.Aggregation;
using JasperFx.Events.Tags;
using Marten;

namespace Cpor.Ledger.Service.Slots;

/// <summary>The tag by which the facts about a slot are found, whichever claim they belong to.</summary>
public readonly record struct SlotTag(string Value);

/// <summary>Who holds the slots that a decision is about, as Marten's consistency boundary folds it.</summary>
[BoundaryAggregate]
public sealed partial class SlotBook
{
    /// <summary>The holders so far.</summary>
    public SlotHolders Holders { get; set; } = SlotHolders.None;

    public void Apply(Official fact) => Holders = Holders.Evolve(fact);

    public void Apply(Migrated fact) => Holders = Holders.Evolve(fact);

    public void Apply(AssociationEnded fact) => Holders = Holders.Evolve(fact);

    /// <summary>Everything that ever happened to these slots.</summary>
    public static EventTagQuery Of(IEnumerable<Slot> slots) => slots
        .Distinct()
        .OrderBy(slot => slot.Value, StringComparer.Ordinal)
        .Aggregate(new EventTagQuery(), (query, slot) => query.Or(new SlotTag(slot.Value)));

    /// <summary>
    /// The holders now, guarded: saving the session fails when a fact about one of these slots was added meanwhile.
    /// </summary>
    public static async Task<SlotHolders> HoldAsync(
        IDocumentSession session, IReadOnlyCollection<Slot> slots, CancellationToken cancel)
    {
        if (slots.Count == 0)
            return SlotHolders.None;
        var boundary = await session.Events.FetchForWritingByTags<SlotBook>(Of(slots), cancel);
        return boundary.Aggregate?.Holders ?? SlotHolders.None;
    }

    /// <summary>
    /// Guards the slots that facts free. They would be locked in any case; so they are locked before the claims, by
    /// everybody, and nobody waits for each other crosswise.
    /// </summary>
    public static async Task GuardAsync(
        IDocumentSession session, IEnumerable<ClaimEvent> facts, CancellationToken cancel)
    {
        var freed = facts.OfType<AssociationEnded>().SelectMany(ended => ended.Slots).Select(freed => freed.Slot);
        await HoldAsync(session, [.. freed], cancel);
    }

    /// <summary>A fact as it is appended: tagged with the slots that it takes or frees.</summary>
    internal static IEvent Tagged(IDocumentSession session, ClaimEvent fact)
    {
        var slots = fact switch
        {
            Official official => official.Lines.Select(line => line.Slot),
            Migrated migrated => migrated.Lines.Select(line => line.Slot),
            AssociationEnded ended => ended.Slots.Select(freed => freed.Slot),
            _ => [],
        };
        return session.Events.BuildEvent(fact).WithTag([.. slots.Select(slot => (object)new SlotTag(slot.Value))]);
    }

    /// <summary>The holders now, without a guard: for answers that are asked again before a slot is taken.</summary>
    public static async Task<SlotHolders> LookAsync(
        IDocumentSession session, IReadOnlyCollection<Slot> slots, CancellationToken cancel) => slots.Count == 0
        ? SlotHolders.None
        : (await session.Events.AggregateByTagsAsync<SlotBook>(Of(slots), cancel))?.Holders ?? SlotHolders.None;
}
