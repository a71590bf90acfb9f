using System.Diagnostics.CodeAnalysis;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Service.Http;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Shows deadlines and how they were counted.</summary>
internal static class DeadlineViews
{
    /// <summary>The deadline that a claim's lines run into next.</summary>
    [return: NotNullIfNotNull(nameof(next))]
    public static DeadlineView? Of(Claim claim, Deadline? next) => next is null
        ? null
        : Of(KindOf(claim, next), next);

    /// <summary>A deadline of a kind.</summary>
    public static DeadlineView Of(string kind, Deadline deadline) =>
        new(kind, deadline.Ends, deadline.Provisional, Of(deadline.Workings));

    private static string KindOf(Claim claim, Deadline next) => (claim as Claim.Filed)?.Lines
        .Select(line => line.State switch
        {
            LineState.AwaitingAnswer waiting when waiting.Ends == next.Ends => "answer",
            LineState.Notified notified when notified.Ends == next.Ends => "opt-out",
            LineState.Rejected { Dispute: { } dispute } when dispute.Ends == next.Ends => "dispute",
            _ => null,
        })
        .FirstOrDefault(kind => kind is not null) ?? "review";

    private static WorkingsView Of(DeadlineWorkings workings) => new()
    {
        CalendarId = workings.CalendarId,
        CalendarVersion = workings.CalendarVersion,
        KnownThrough = workings.KnownThrough,
        Country = workings.Country,
        TimeZone = workings.TimeZone,
        TzdbVersion = workings.TzdbVersion,
        LocaleSource = workings.LocaleSource.PublicName(),
        Unit = workings.Period.Unit.PublicName(),
        Length = workings.Period.Days,
        Elapsed = workings.Period.Elapsed is { } elapsed ? DurationPattern.JsonRoundtrip.Format(elapsed) : null,
        Rule = workings.Rule.PublicName(),
        From = workings.From,
        DayOfNotification = workings.DayOfNotification,
        Days = [.. workings.Days.Select(day => new DayView(day.Date, day.Kind.PublicName(), day.Name, day.Index))],
        LastCountedDay = workings.LastCountedDay,
    };
}
