using NodaTime;

namespace Cpor.Ledger.Domain.Calendars;

/// <summary>A date of the weekend on which work is done, because its rest day was moved to another date.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Name">Why it is worked, in English.</param>
/// <param name="Source">The id of the calendar's source that says so.</param>
public sealed record MovedWorkingDay(LocalDate Date, string Name, string Source);
