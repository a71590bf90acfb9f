using NodaTime;

namespace Cpor.Ledger.Domain.Deadlines;

/// <summary>Why a day was counted or passed over.</summary>
public enum DayKind
{
    /// <summary>Counted as any other.</summary>
    Counted,

    /// <summary>Passed over: of the weekend.</summary>
    Weekend,

    /// <summary>Passed over: a holiday, on whichever day of the week.</summary>
    Holiday,

    /// <summary>Counted, though of the weekend: work was moved to it.</summary>
    WorkingWeekend,
}

/// <summary>One day that a count looked at.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Kind">Why it was counted or not.</param>
/// <param name="Name">The holiday's name, or why the weekend is worked; else null.</param>
/// <param name="Index">Which counted day it is, from 1; null when it was passed over.</param>
public sealed record CountedDay(LocalDate Date, DayKind Kind, string? Name, int? Index);
