using NodaTime;

namespace Cpor.Ledger.Domain.Deadlines;

/// <summary>How a deadline's end is found from where it begins.</summary>
public enum CountingRule
{
    /// <summary>
    /// The day of notification is not counted; the end is the local midnight that ends the last counted business day.
    /// </summary>
    BusinessDaysAfterNotification,

    /// <summary>
    /// The day of notification is not counted; the end is the local midnight that ends the last counted day.
    /// </summary>
    CalendarDaysAfterNotification,

    /// <summary>The end is the beginning plus the period, whatever the local time.</summary>
    ElapsedTime,
}

/// <summary>
/// How a deadline was counted, in full: who holds it can count again without the calendar, and see which edition of
/// which data each answer came from.
/// </summary>
public sealed record DeadlineWorkings
{
    /// <summary>The calendar of the country; it was asked only if business days were counted.</summary>
    public required string CalendarId { get; init; }

    /// <summary>SHA-256 of the calendar document, 64 lower-case hexadecimal digits.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>The last date the calendar's holidays were known for; null when it has none by definition.</summary>
    public LocalDate? KnownThrough { get; init; }

    /// <summary>The customer's country, ISO 3166-1 alpha-2; the calendar may be the weekends alone.</summary>
    public required string Country { get; init; }

    /// <summary>The IANA id of the time zone that days begin and end in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The version of the tz database, as <c>2026a</c>.</summary>
    public required string TzdbVersion { get; init; }

    /// <summary>Where country and time zone were taken from.</summary>
    public required LocaleSource LocaleSource { get; init; }

    /// <summary>What was to be counted.</summary>
    public required Period Period { get; init; }

    /// <summary>How it was counted.</summary>
    public required CountingRule Rule { get; init; }

    /// <summary>When the one who has to act was notified.</summary>
    public required Instant From { get; init; }

    /// <summary>The local date of <see cref="From"/>, which is not counted.</summary>
    public required LocalDate DayOfNotification { get; init; }

    /// <summary>Every day after the day of notification up to the last counted one; empty for elapsed time.</summary>
    public required ValueList<CountedDay> Days { get; init; }

    /// <summary>The day whose end is the deadline; null for elapsed time.</summary>
    public LocalDate? LastCountedDay { get; init; }
}
