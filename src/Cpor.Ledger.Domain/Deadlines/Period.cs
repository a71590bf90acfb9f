using NodaTime;

namespace Cpor.Ledger.Domain.Deadlines;

/// <summary>What a period is counted in.</summary>
public enum PeriodUnit
{
    /// <summary>Whole local days that the calendar works; the day of notification is not counted.</summary>
    BusinessDays,

    /// <summary>Whole local days; the day of notification is not counted.</summary>
    CalendarDays,

    /// <summary>Time on the clock from the notification on; for demonstrations.</summary>
    ElapsedTime,
}

/// <summary>How long a deadline is: a number of days, or a time on the clock. Never both.</summary>
public sealed record Period
{
    /// <summary>The most business days a period may have, so that no count examines more than 400 days.</summary>
    public const int MostBusinessDays = 250;

    /// <summary>The most calendar days, or days' worth of elapsed time, a period may have.</summary>
    public const int MostCalendarDays = 400;

    /// <summary>A period of a unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Days are not 1 to 250 (business) or 1 to 400 (calendar), or elapsed time is not whole microseconds between one
    /// microsecond and 400 days, or what the unit does not have is given.
    /// </exception>
    public Period(PeriodUnit unit, int? days = null, Duration? elapsed = null)
    {
        var inRange = unit switch
        {
            PeriodUnit.BusinessDays => days is >= 1 and <= MostBusinessDays && elapsed is null,
            PeriodUnit.CalendarDays => days is >= 1 and <= MostCalendarDays && elapsed is null,
            PeriodUnit.ElapsedTime => days is null && elapsed is { } time && IsCountable(time),
            _ => false,
        };
        if (!inRange)
            throw new ArgumentOutOfRangeException(nameof(unit), $"{unit} of {days} days, {elapsed} is no period.");

        (Unit, Days, Elapsed) = (unit, days, elapsed);
    }

    /// <summary>What is counted.</summary>
    public PeriodUnit Unit { get; }

    /// <summary>How many days; null for elapsed time.</summary>
    public int? Days { get; }

    /// <summary>How much time on the clock, whole microseconds; null for days.</summary>
    public Duration? Elapsed { get; }

    /// <summary>So many business days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 250.</exception>
    public static Period BusinessDays(int days) => new(PeriodUnit.BusinessDays, days);

    /// <summary>So many calendar days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 400.</exception>
    public static Period CalendarDays(int days) => new(PeriodUnit.CalendarDays, days);

    /// <summary>So much time on the clock.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Not whole microseconds, or not between one microsecond and 400 days.
    /// </exception>
    public static Period OfElapsed(Duration elapsed) => new(PeriodUnit.ElapsedTime, elapsed: elapsed);

    // An instant is stored to the microsecond: a finer end would not come back as it was promised.
    private static bool IsCountable(Duration elapsed) =>
        elapsed > Duration.Zero
        && elapsed <= Duration.FromDays(MostCalendarDays)
        && elapsed.ToInt64Nanoseconds() % 1_000 == 0;
}
