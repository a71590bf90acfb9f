using NodaTime;

namespace Cpor.Ledger.Service.Localization;

/// <summary>An instant until which somebody may act.</summary>
/// <param name="Ends">The first instant that is too late.</param>
/// <param name="TimeZone">The IANA name of the zone that the deadline was counted in.</param>
public sealed record LocalDeadline(Instant Ends, string TimeZone)
{
    /// <summary>
    /// "until the end of Tuesday, …" when the deadline is the midnight that ends a day, else "until 14:30 on …"; both
    /// with the zone and its offset on that day.
    /// </summary>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">The zone is not known.</exception>
    internal string InWords(LanguageTexts texts)
    {
        var zone = DateTimeZoneProviders.Tzdb[TimeZone];
        var end = Ends.InZone(zone);
        // Where clocks go forward at midnight, the day starts at one: that instant ends the day before as well.
        return end == zone.AtStartOfDay(end.Date)
            ? LocalMoment.InWords(texts.Moments.UntilEndOfDay, Ends - Duration.Epsilon, TimeZone, texts)
            : LocalMoment.InWords(texts.Moments.UntilTime, Ends, TimeZone, texts);
    }
}
