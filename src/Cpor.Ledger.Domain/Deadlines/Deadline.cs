using Cpor.Ledger.Domain.Calendars;
using NodaTime;
using NodaTime.TimeZones;

namespace Cpor.Ledger.Domain.Deadlines;

/// <summary>
/// Until when something may be done, counted once when it is promised and stored with how it was counted. The window is
/// half-open: the end itself is outside it.
/// </summary>
/// <param name="Ends">The first instant that is too late.</param>
/// <param name="Provisional">
/// Whether the count met a day whose holidays were not officially known; such a deadline may be put off by a later
/// fact, and never brought forward.
/// </param>
/// <param name="Workings">How it was counted.</param>
public sealed record Deadline(Instant Ends, bool Provisional, DeadlineWorkings Workings)
{
    /// <summary>
    /// Counts a period from an instant. Days are local days of the customer's time zone; the one on which the instant
    /// lies is not counted, and the last one counts to its end, which is the first instant of the next local day also
    /// where the clocks skip midnight. The same arguments always give the same deadline.
    /// </summary>
    /// <param name="period">How long.</param>
    /// <param name="from">When the one who has to act was notified; cut to the microseconds that are stored.</param>
    /// <param name="locale">Whose days.</param>
    /// <param name="calendar">Which days are business days; asked only when business days are counted.</param>
    /// <exception cref="DateTimeZoneNotFoundException">The tz database does not have the locale's zone.</exception>
    public static Deadline Count(Period period, Instant from, CustomerLocale locale, BusinessCalendar calendar)
    {
        var begins = from.ToStoredPrecision();
        var days = DayCount.Of(period, DayOf(begins, locale), calendar);
        var ends = days.Count == 0 ? begins + period.Elapsed!.Value : StartOf(days[^1].Date.PlusDays(1), locale);
        var provisional = period.Unit == PeriodUnit.BusinessDays && days.Any(day => !calendar.Knows(day.Date));
        return new Deadline(ends, provisional, Explain(period, begins, locale, calendar, days));
    }

    /// <summary>The local date on which an instant lies where the customer is.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">The tz database does not have the locale's zone.</exception>
    public static LocalDate DayOf(Instant instant, CustomerLocale locale) => instant.InZone(locale.Zone()).Date;

    /// <summary>Whether it is too late: true from <see cref="Ends"/> on.</summary>
    public bool HasPassed(Instant now) => now >= Ends;

    /// <summary>
    /// What state remembers of it. The reminder is due when the last counted day begins in the deadline's
    /// zone; of a time on the clock, when three quarters of it have passed.
    /// </summary>
    /// <exception cref="DateTimeZoneNotFoundException">The tz database no longer has the zone.</exception>
    public Due Due() => new(Ends, Workings.LastCountedDay is { } last
        ? DateTimeZoneProviders.Tzdb[Workings.TimeZone].AtStartOfDay(last).ToInstant()
        : (Workings.From + ((Ends - Workings.From) * 0.75)).ToStoredPrecision());

    private static Instant StartOf(LocalDate date, CustomerLocale locale) =>
        locale.Zone().AtStartOfDay(date).ToInstant();

    private static DeadlineWorkings Explain(
        Period period, Instant from, CustomerLocale locale, BusinessCalendar calendar, ValueList<CountedDay> days) =>
        new()
        {
            CalendarId = calendar.Id,
            CalendarVersion = calendar.Version,
            KnownThrough = calendar.KnownThrough,
            Country = locale.Country,
            TimeZone = locale.TimeZone,
            TzdbVersion = CustomerLocale.TzdbVersion,
            LocaleSource = locale.Source,
            Period = period,
            Rule = RuleFor(period.Unit),
            From = from,
            DayOfNotification = DayOf(from, locale),
            Days = days,
            LastCountedDay = days.Count == 0 ? null : days[^1].Date,
        };

    private static CountingRule RuleFor(PeriodUnit unit) => unit switch
    {
        PeriodUnit.BusinessDays => CountingRule.BusinessDaysAfterNotification,
        PeriodUnit.CalendarDays => CountingRule.CalendarDaysAfterNotification,
        _ => CountingRule.ElapsedTime,
    };
}
