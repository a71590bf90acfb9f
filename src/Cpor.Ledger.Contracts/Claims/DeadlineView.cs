using NodaTime;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>A deadline and how it was counted.</summary>
/// <param name="Kind">What ends; a review's is a promise that changes no state.</param>
/// <param name="Ends">The first instant that is too late, UTC.</param>
/// <param name="Provisional">Whether the count met days whose holidays were not officially known.</param>
/// <param name="Workings">How it was counted.</param>
public sealed record DeadlineView(
    [property: OneOf("DeadlineKind")] string Kind, Instant Ends, bool Provisional, WorkingsView Workings);

/// <summary>How a deadline was counted, in full: who holds it can count again without the calendar.</summary>
public sealed record WorkingsView
{
    /// <summary>The calendar that was asked.</summary>
    public required string CalendarId { get; init; }

    /// <summary>SHA-256 of the calendar document, 64 lower-case hexadecimal digits.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>The last date the calendar's holidays were known for; null when it has none by definition.</summary>
    public LocalDate? KnownThrough { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>The IANA id of the time zone that days begin and end in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The version of the tz database.</summary>
    public required string TzdbVersion { get; init; }

    /// <summary>Where country and time zone come from.</summary>
    [OneOf("LocaleSource")]
    public required string LocaleSource { get; init; }

    /// <summary>What was counted.</summary>
    [OneOf("PeriodUnit")]
    public required string Unit { get; init; }

    /// <summary>How many of the unit; for elapsed time null.</summary>
    public int? Length { get; init; }

    /// <summary>How much time on the clock, such as <c>0:00:05</c> (hours, minutes, seconds); for days null.</summary>
    public string? Elapsed { get; init; }

    /// <summary>How it was counted.</summary>
    [OneOf("CountingRule")]
    public required string Rule { get; init; }

    /// <summary>From when it was counted, UTC.</summary>
    public required Instant From { get; init; }

    /// <summary>The local date of <c>from</c>, which is not counted.</summary>
    public required LocalDate DayOfNotification { get; init; }

    /// <summary>Every day after that up to the last counted one; empty for elapsed time.</summary>
    public required IReadOnlyList<DayView> Days { get; init; }

    /// <summary>The day whose end is the deadline; null for elapsed time.</summary>
    public LocalDate? LastCountedDay { get; init; }
}

/// <summary>One day that a count looked at.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Kind">Whether it was counted, and if not why.</param>
/// <param name="Name">The holiday's name, or why the weekend is worked.</param>
/// <param name="Index">Which counted day it is, from 1; null when it was passed over.</param>
public sealed record DayView(
    LocalDate Date, [property: OneOf("DayKind")] string Kind, string? Name, int? Index);
