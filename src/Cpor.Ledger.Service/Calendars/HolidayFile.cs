using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Calendars;
using Ical.Net.CalendarComponents;
using NodaTime;

namespace Cpor.Ledger.Service.Calendars;

/// <summary>
/// Makes a calendar document of an iCalendar file (RFC 5545) of holidays: every day of an all-day event is a holiday,
/// recurring events are written out. Such a file knows no weekends and no moved working days, so these are taken over
/// from the calendar that the country is counted by now.
/// </summary>
/// <param name="Country">Whose holidays, ISO 3166-1 alpha-2 in upper case.</param>
/// <param name="From">The first date the file speaks of; null for the first day of its first event's year.</param>
/// <param name="Through">
/// The last one; null for the last day of its last event's year, which needs events that do not recur for ever.
/// </param>
public sealed record HolidayFile(string Country, LocalDate? From = null, LocalDate? Through = null)
{
    private const string Source = "icalendar-file";
    private const int MostDays = 5_000;

    private static readonly string[] _notes =
        ["Weekends and moved working days are those of the calendar that was replaced."];

    /// <summary>The document, as <see cref="BusinessCalendar.Parse"/> reads it.</summary>
    /// <exception cref="FormatException">It is no such file; the message says why.</exception>
    public byte[] ToDocument(string text, string title, BusinessCalendar now)
    {
        var events = Events(text);
        var from = From ?? new LocalDate(events.Min(one => one.Start!.Date.Year), 1, 1);
        var through = Through ?? new LocalDate(events.Max(LastYear), 12, 31);
        var holidays = Holidays(events, from, through);
        var worked = now.MovedWorkingDays
            .Where(day => day.Date >= from && day.Date <= through && !holidays.ContainsKey(day.Date))
            .ToList();
        var weekends = Weekends(now, from);
        var sources = weekends.Select(rule => rule.Source).Concat(worked.Select(day => day.Source)).ToHashSet();
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Id = Country.ToLowerInvariant(),
                Country,
                Scope = $"Public holidays of {Country}: {title}",
                KnownFrom = from,
                KnownThrough = through,
                Notes = _notes,
                Sources = now.Sources.Where(one => sources.Contains(one.Id) && one.Id != Source)
                    .Append(new CalendarSource(Source, title)),
                Weekends = weekends,
                Holidays = holidays.Select(day => new Holiday(day.Key, day.Value, Source)),
                MovedWorkingDays = worked,
            },
            StoredFormat.Options);
    }

    private static List<CalendarEvent> Events(string text)
    {
        List<CalendarEvent> events;
        try
        {
            events = [.. Ical.Net.CalendarCollection.Load(text).SelectMany(calendar => calendar.Events)
                .Where(one => one.Status != "CANCELLED")];
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw new FormatException($"This is no iCalendar file: {broken.Message}", broken);
        }

        if (events.Count == 0)
            throw new FormatException("The iCalendar file has no events.");
        if (events.Find(one => one.Start is null || one.Start.HasTime) is { } timed)
            throw new FormatException($"The event '{timed.Summary}' does not take whole days.");
        return events;
    }

    private static int LastYear(CalendarEvent one) => one switch
    {
        { RecurrenceRule: null } => (one.End ?? one.Start!).Date.AddDays(one.End is null ? 0 : -1).Year,
        { RecurrenceRule.Until: { } until } => until.Date.Year,
        _ => throw new FormatException($"The event '{one.Summary}' recurs: say how far the holidays are known."),
    };

    private static SortedDictionary<LocalDate, string> Holidays(
        List<CalendarEvent> events, LocalDate from, LocalDate through)
    {
        var days = new SortedDictionary<LocalDate, string>();
        foreach (var (date, name) in events.SelectMany(one => Days(one, through)).Take(MostDays))
        {
            if (date >= from && date <= through && !days.TryAdd(date, name) && !days[date].Contains(name))
                days[date] += $", {name}";
        }

        return days;
    }

    private static IEnumerable<(LocalDate Date, string Name)> Days(CalendarEvent one, LocalDate through)
    {
        var name = string.IsNullOrWhiteSpace(one.Summary) ? "Holiday" : one.Summary.Trim();
        foreach (var occurrence in one.GetOccurrences())
        {
            var first = LocalDate.FromDateOnly(occurrence.Period.StartTime.Date);
            if (first > through)
                yield break;
            var end = occurrence.Period.EffectiveEndTime is { } after
                ? LocalDate.FromDateOnly(after.Date)
                : first.PlusDays(1);
            for (var date = first; date < end || date == first; date = date.PlusDays(1))
                yield return (date, name);
        }
    }

    private static List<WeekendRule> Weekends(BusinessCalendar now, LocalDate from)
    {
        var first = now.Weekends.LastOrDefault(rule => rule.From <= from) ?? now.Weekends[0];
        return [first with { From = from }, .. now.Weekends.Where(rule => rule.From > from)];
    }
}
