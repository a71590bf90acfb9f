using NodaTime;

namespace Cpor.Ledger.Domain.Calendars;

/// <summary>Which days of the week are the weekend, from a date until the next rule begins.</summary>
/// <param name="From">The first local date the rule holds for.</param>
/// <param name="Days">One to three days of the week.</param>
/// <param name="Source">The id of the calendar's source that says so.</param>
public sealed record WeekendRule(LocalDate From, ValueList<IsoDayOfWeek> Days, string Source);
