using System.Text.Json;
using Cpor.Ledger.Domain.Tests.Calendars;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

/// <summary>
/// Counts a deadline the naive way: it walks along the clock a quarter of an hour at a time, reads the local date off
/// each stop, and asks the document's raw JSON about each date that has just ended. It shares no code with the count,
/// the calendar or its reader; only the offsets of the time zones come from the same library. Every change of offset
/// since 2019 and every midnight falls on a quarter of an hour of UTC.
/// </summary>
internal sealed class Oracle
{
    private const long QuarterOfAnHour = 15 * 60;

    private readonly HashSet<string> _holidays;
    private readonly HashSet<string> _worked;
    private readonly List<(string From, string[] Days)> _weekends;

    public Oracle(string calendarId)
    {
        using var document = JsonDocument.Parse(ShippedDocument.Bytes(calendarId));
        _holidays = Dates(document.RootElement.GetProperty("holidays"));
        _worked = Dates(document.RootElement.GetProperty("movedWorkingDays"));
        _weekends = document.RootElement.GetProperty("weekends").EnumerateArray()
            .Select(rule => (
                rule.GetProperty("from").GetString()!,
                rule.GetProperty("days").EnumerateArray().Select(day => day.GetString()!).ToArray()))
            .ToList();
    }

    public bool IsBusinessDay(DateOnly date)
    {
        var text = date.ToString("O");
        var weekend = _weekends.FindLast(rule => string.CompareOrdinal(rule.From, text) <= 0).Days ?? _weekends[0].Days;
        return !_holidays.Contains(text)
            && (_worked.Contains(text) || !weekend.Contains(date.DayOfWeek.ToString().ToLowerInvariant()));
    }

    public Instant EndOfBusinessDays(int wanted, Instant from, DateTimeZone zone) =>
        Walk(wanted, from, zone, IsBusinessDay);

    public static Instant EndOfCalendarDays(int wanted, Instant from, DateTimeZone zone) =>
        Walk(wanted, from, zone, static _ => true);

    private static Instant Walk(int wanted, Instant from, DateTimeZone zone, Func<DateOnly, bool> counts)
    {
        var notified = DateAt(from, zone);
        var today = notified;
        var left = wanted;
        var stop = from.ToUnixTimeSeconds() / QuarterOfAnHour * QuarterOfAnHour;
        while (true)
        {
            stop += QuarterOfAnHour;
            var date = DateAt(Instant.FromUnixTimeSeconds(stop), zone);
            if (date <= today)
                continue;
            if (today > notified && counts(today) && --left == 0)
                return Instant.FromUnixTimeSeconds(stop);
            today = date;
        }
    }

    private static DateOnly DateAt(Instant instant, DateTimeZone zone) => DateOnly.FromDateTime(
        DateTime.UnixEpoch.AddTicks(instant.ToUnixTimeTicks()).AddSeconds(zone.GetUtcOffset(instant).Seconds));

    private static HashSet<string> Dates(JsonElement list) =>
        list.EnumerateArray().Select(entry => entry.GetProperty("date").GetString()!).ToHashSet();
}
