using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

/// <summary>Customers whose local time is given as they would write it.</summary>
internal static class Customers
{
    private static readonly LocalDateTimePattern _minutes =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    public static CustomerLocale At(string country, string timeZone) =>
        new(country, timeZone, "en", LocaleSource.TenantDirectory);

    public static Deadline Count(Period period, string country, string timeZone, string notified) => Deadline.Count(
        period, Local(notified, timeZone), At(country, timeZone), BusinessCalendars.Shipped.For(country));

    public static Deadline FiveBusinessDays(string country, string timeZone, string notified) =>
        Count(Period.BusinessDays(5), country, timeZone, notified);

    public static Instant Local(string text, string timeZone) =>
        _minutes.Parse(text).Value.InZoneStrictly(DateTimeZoneProviders.Tzdb[timeZone]).ToInstant();

    public static string Local(Instant instant, string timeZone) =>
        _minutes.Format(instant.InZone(DateTimeZoneProviders.Tzdb[timeZone]).LocalDateTime);
}
