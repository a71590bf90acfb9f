using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Calendars;
using Ical.Net.CalendarComponents;
using NodaTime;

namespace Cpor.Ledger.Service.Calendars;

/// <summary>
/// Makes a calendar document of an iCalendar file (RFC 5545) of holidays: every day of an all-day event is a holiday,
/// recurring events are written out. Such a file knows no weekends, no moved working days and no other years, so these
/// are taken over from the calendar that the country is counted by now.
/// </summary>
/// <param name="Country">Whose holidays, ISO 3166-1 alpha-2 in upper case.</param>
/// <param name="From">The first date the file speaks of; null for the first day of its first event's year.</param>
/// <param name="Through">
/// The last one; null for the last day of its last event's year, which needs events that do not recur for ever.
/// </param>
public sealed record HolidayFile(string Country, LocalDate? From = null, LocalDate? Through = null)
{
    private const int MostDays = 5_000;

    private static readonly string[] _notes =
        ["Weekends, moved working days and what the iCalendar file is silent about are those of the calendar before."];

    /// <summary>The document, as <see cref="BusinessCalendar.Parse"/> reads it.</summary>
    /// <exception cref="FormatException">
    /// It is no such file, or nobody would know the days between its own and those that are known now; the message says
    /// which.
    /// </exception>
    public byte[] ToDocument(string text, string title, BusinessCalendar now)
    {
        var source = new CalendarSource(
            $"icalendar-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}", title);
        var events = Events(text);
        var from = From ?? new LocalDate(events.Min(one => one.Start!.Date.Year), 1, 1);
        var through = Through ?? new LocalDate(events.Max(LastYear), 12, 31);
        var (knownFrom, knownThrough) = Known(from, through, now);
        var holidays = Holidays(events, from, through)
            .Select(day => new Holiday(day.Key, day.Value, source.Id))
            .Concat(now.Holidays.Where(day => day.Date < from || day.Date > through))
            .OrderBy(day => day.Date)
            .ToList();
        var worked = now.MovedWorkingDays.ExceptBy(holidays.Select(day => day.Date), day => day.Date)
            .Where(day => day.Date >= knownFrom && day.Date <= knownThrough)
            .ToList();
        var weekends = Weekends(now, knownFrom);
        var sources = weekends.Select(rule => rule.Source)
            .Concat(holidays.Select(day => day.Source))
            .Concat(worked.Select(day => day.Source))
            .ToHashSet();
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Id = Country.ToLowerInvariant(),
                Country,
                Scope = $"Public holidays of {Country}: {title}",
                KnownFrom = knownFrom,
                KnownThrough = knownThrough,
                Notes = _notes,
                Sources = now.Sources.Where(one => sources.Contains(one.Id) && one.Id != source.Id).Append(source),
                Weekends = weekends,
                Holidays = holidays,
                MovedWorkingDays = worked,
            },
            StoredFormat.Options);
    }

    /// <summary>From and through which day holidays are known by both together.</summary>
    private static (LocalDate From, LocalDate Through) Known(LocalDate from, LocalDate through, BusinessCalendar now)
    {
        if (now is not { Country: not null, KnownThrough: { } last })
            return (from, through);
        if (from > last.PlusDays(1) || through < now.KnownFrom.PlusDays(-1))
        {
            throw new FormatException(
                $"The holidays of {now.Country} are known from {now.KnownFrom:R} through {last:R}, those of the file "
                + $"from {from:R} through {through:R}: say by --from and --through that it knows the days between.");
        }

        return (LocalDate.Min(from, now.KnownFrom), LocalDate.Max(through, last));
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
        foreach (var (index, (date, name)) in events.SelectMany(one => Days(one, through)).Index())
        {
            if (index == MostDays)
                throw new FormatException($"The iCalendar file has more than {MostDays} days.");
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
