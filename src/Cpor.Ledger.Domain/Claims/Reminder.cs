using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>What somebody was reminded of, or that a review was escalated.</summary>
public sealed record Reminder(ReminderOf Of, Instant Ends, bool Escalated = false);

/// <summary>What somebody may have to be reminded of.</summary>
internal sealed record Remindable(ReminderOf Of, Due Due, ValueList<LineId> Lines)
{
    /// <summary>Every deadline of a claim for which somebody has to act.</summary>
    public static IEnumerable<Remindable> In(Claim.Filed claim) =>
    [
        .. from request in claim.Requests
           let lines = claim.Awaiting(request.Id).Ids()
           where lines.Count > 0
           select new Remindable(ReminderOf.Answer, request.Fact.AnswerDue.Due(), lines),
        .. from line in claim.Lines
           where line.State is LineState.UnderReview or LineState.Contested or LineState.Disputed
           group line by line.Review into lines
           where lines.Key is not null
           select new Remindable(ReminderOf.Review, lines.Key!, lines.Ids()),
        .. from line in claim.Lines
           group line by (line.State as LineState.Rejected)?.Dispute into lines
           where lines.Key is not null
           select new Remindable(ReminderOf.Dispute, lines.Key!, lines.Ids()),
        .. from contest in claim.Contests
           where contest is { Side: ContestSide.Incumbent, IsOpen: true, AnswerVersion: null, Hearing: not null }
           select new Remindable(ReminderOf.Hearing, contest.Hearing!, [contest.LineId]),
    ];

    /// <summary>Whether somebody was reminded of it.</summary>
    public bool IsDone(Claim.Filed claim) => claim.Reminders.Contains(new Reminder(Of, Due.Ends));

    /// <summary>Whether it is a review of which it was said that it is late.</summary>
    public bool IsEscalated(Claim.Filed claim) => claim.Reminders.Contains(new Reminder(Of, Due.Ends, true));
}

/// <summary>When reminders are due.</summary>
public static class Reminders
{
    /// <summary>
    /// From when on somebody has to be reminded, or a late review escalated; null when nothing is open.
    /// </summary>
    public static Instant? NextReminder(this Claim claim) => claim is Claim.Filed filed
        ? Remindable.In(filed).SelectMany(open => Next(filed, open)).Min(at => (Instant?)at)
        : null;

    private static IEnumerable<Instant> Next(Claim.Filed claim, Remindable open)
    {
        if (!open.IsDone(claim))
            yield return open.Due.RemindAt;
        if (open.Of == ReminderOf.Review && !open.IsEscalated(claim))
            yield return open.Due.Ends;
    }
}
