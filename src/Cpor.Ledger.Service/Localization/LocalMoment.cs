using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Localization;

/// <summary>Writes an instant as a person at a place reads it, in that person's language.</summary>
internal static class LocalMoment
{
    private static readonly LocalTimePattern _seconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");
    private static readonly LocalTimePattern _minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly OffsetPattern _offset = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    /// <summary>Fills the placeholders for weekday, day, month, year, time, zone and offset.</summary>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">The zone is not known.</exception>
    public static string InWords(string text, Instant instant, string timeZone, LanguageTexts texts)
    {
        var at = instant.InZone(DateTimeZoneProviders.Tzdb[timeZone]);
        return Template.Fill(
            text,
            ("weekday-after-end-of", texts.Moments.WeekdaysAfterEndOf[(int)at.DayOfWeek - 1]),
            ("weekday", texts.Moments.Weekdays[(int)at.DayOfWeek - 1]),
            ("day", $"{at.Day}"),
            ("month", texts.Moments.Months[at.Month - 1]),
            ("year", $"{at.Year}"),
            ("time", (at.Second == 0 ? _minutes : _seconds).Format(at.TimeOfDay)),
            ("zone", at.Zone.Id),
            ("offset", $"UTC{_offset.Format(at.Offset)}"));
    }
}
