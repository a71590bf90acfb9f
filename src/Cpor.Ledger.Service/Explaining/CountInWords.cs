using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.ReadModels;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Explaining;

/// <summary>Says how a deadline was counted.</summary>
internal static class CountInWords
{
    /// <summary>The sentences, below the first one every day that was looked at.</summary>
    /// <param name="promisedBy">The fact that promised the deadline, when it is told below another fact.</param>
    public static IEnumerable<string> Of(HistoryDeadline deadline, int? promisedBy, Wording wording)
    {
        var (texts, counted) = (wording.Texts, deadline.Counted);
        var workings = counted.Workings;
        yield return Template.Fill(
            texts.Deadline,
            ("deadline", texts.Deadlines.GetValueOrDefault(deadline.Kind, deadline.Kind)),
            ("ends", wording.Moment(counted.Ends)),
            ("local", wording.Moment(counted.Ends, workings.TimeZone)));
        if (promisedBy is { } version)
            yield return $"  {Template.Fill(texts.PromisedBy, ("version", $"{version}"))}";
        yield return $"  {Period(workings, wording)}";
        foreach (var day in workings.Days)
            yield return $"    {Day(day, wording)}";
        if (workings.LastCountedDay is { } last)
            yield return $"  {Template.Fill(texts.EndOfDay, ("last", wording.Day(last)))}";
        if (CountedEnd(workings) is var end && end < counted.Ends)
            yield return $"  {Template.Fill(texts.PromisedLater, ("counted", wording.Moment(end)))}";
        yield return $"  {Calendar(workings, wording)}";
        if (counted.Provisional)
            yield return $"  {Template.Fill(texts.Provisional, ("known", Known(workings, wording)))}";
    }

    private static string Period(DeadlineWorkings workings, Wording wording) => workings.Period.Elapsed is { } elapsed
        ? Template.Fill(
            wording.Texts.CountedElapsed,
            ("elapsed", DurationPattern.JsonRoundtrip.Format(elapsed)),
            ("from", wording.Moment(workings.From)))
        : Template.Fill(
            wording.Texts.CountedDays,
            ("unit", Word(wording.Texts.Units, workings.Period.Unit.PublicName())),
            ("count", $"{workings.Period.Days}"),
            ("from", wording.Moment(workings.From)),
            ("first", wording.Day(workings.DayOfNotification)));

    private static string Day(CountedDay day, Wording wording) => Template.Fill(
        day.Kind switch
        {
            DayKind.Weekend => wording.Texts.DayWeekend,
            DayKind.Holiday => wording.Texts.DayHoliday,
            DayKind.WorkingWeekend => wording.Texts.DayWorkingWeekend,
            _ => wording.Texts.DayCounted,
        },
        ("date", wording.Day(day.Date)),
        ("name", day.Name ?? ""),
        ("index", $"{day.Index}"));

    private static string Calendar(DeadlineWorkings workings, Wording wording) => Template.Fill(
        wording.Texts.Calendar,
        ("calendar", workings.CalendarId),
        ("hash", Wording.Abridged(workings.CalendarVersion)),
        ("country", workings.Country),
        ("locale", Word(wording.Texts.Values, workings.LocaleSource.PublicName())),
        ("tzdb", workings.TzdbVersion));

    private static string Known(DeadlineWorkings workings, Wording wording) =>
        workings.KnownThrough is { } known ? wording.Day(known) : "—";

    // Counted again from what the fact says: a promise that is kept beyond the count is told as one.
    private static Instant CountedEnd(DeadlineWorkings workings) => workings.LastCountedDay is { } last
        ? DateTimeZoneProviders.Tzdb[workings.TimeZone].AtStartOfDay(last.PlusDays(1)).ToInstant()
        : workings.From + (workings.Period.Elapsed ?? Duration.Zero);

    private static string Word(IReadOnlyDictionary<string, string> words, string code) =>
        words.GetValueOrDefault(code, code);
}
