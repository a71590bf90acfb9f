using NodaTime;

namespace Cpor.Ledger.Domain.Calendars;

/// <summary>A date on which nobody has to work, whichever day of the week it is.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Name">What the day is called, in English.</param>
/// <param name="Source">The id of the calendar's source that says so.</param>
public sealed record Holiday(LocalDate Date, string Name, string Source);
