using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// A timer asks whether somebody has to be reminded: of an answer, a review, a dispute or a hearing whose time ends
/// soon. A review that is late is escalated. Each is done once; nothing else changes (no source asks for reminders; the
/// promise of a review is from Manage incentives customer associations, 2020-07).
/// </summary>
public sealed record Remind : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed => Remindable.In(filed).SelectMany(open => Facts(filed, open, now)).ToValueList(),
        _ => Decisions.NoFacts,
    };

    private static IEnumerable<ClaimEvent> Facts(Claim.Filed claim, Remindable open, Instant now)
    {
        // What lapses at its end does so by itself, and needs no reminder then.
        var lapses = open.Of is ReminderOf.Answer or ReminderOf.Dispute && now >= open.Due.Ends;
        if (now >= open.Due.RemindAt && !open.IsDone(claim) && !lapses)
            yield return new Reminded(claim.Id, open.Lines, now, open.Of, open.Due.Ends);
        if (now >= open.Due.Ends && open.Of == ReminderOf.Review && !open.IsEscalated(claim))
            yield return new ReviewEscalated(claim.Id, open.Lines, now, open.Due.Ends);
    }
}
