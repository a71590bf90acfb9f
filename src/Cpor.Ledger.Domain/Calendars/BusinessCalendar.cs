using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Cpor.Ledger.Domain.Calendars;

/// <summary>
/// The business days of one country, as one version of one document says. Two calendars are equal when they are the
/// same version: it is the hash of all that the document says. Immutable; dates are local and have no time zone.
/// </summary>
public sealed record BusinessCalendar
{
    private readonly FrozenDictionary<LocalDate, Holiday> _holidays;
    private readonly FrozenDictionary<LocalDate, MovedWorkingDay> _movedWorkingDays;

    internal BusinessCalendar(CalendarDocument document, string version)
    {
        (Id, Version, Country, Scope) = (document.Id, version, document.Country, document.Scope);
        (KnownFrom, KnownThrough) = (document.KnownFrom, document.KnownThrough);
        (Weekends, Sources, Notes) = ([.. document.Weekends], [.. document.Sources], [.. document.Notes]);
        (Holidays, MovedWorkingDays) = ([.. document.Holidays], [.. document.MovedWorkingDays]);
        _holidays = Holidays.ToFrozenDictionary(holiday => holiday.Date);
        _movedWorkingDays = MovedWorkingDays.ToFrozenDictionary(day => day.Date);
    }

    /// <summary>The calendar's name, kebab case; the same for all its versions.</summary>
    public string Id { get; }

    /// <summary>SHA-256 of the document's exact bytes, 64 lower-case hexadecimal digits.</summary>
    public string Version { get; }

    /// <summary>ISO 3166-1 alpha-2, upper case; null when the calendar is no country's.</summary>
    public string? Country { get; }

    /// <summary>What the calendar covers, for a person.</summary>
    public string Scope { get; }

    /// <summary>The first date the calendar speaks of; before it only the first weekend rule is known.</summary>
    public LocalDate KnownFrom { get; }

    /// <summary>
    /// The last date whose holidays are officially known, inclusive; after it only the weekend rule is known. Null when
    /// the calendar has no holidays by definition, so that nothing can become known later.
    /// </summary>
    public LocalDate? KnownThrough { get; }

    /// <summary>By the date they hold from, ascending; never empty.</summary>
    public ValueList<WeekendRule> Weekends { get; }

    /// <summary>Ascending by date, each date once.</summary>
    public ValueList<Holiday> Holidays { get; }

    /// <summary>Ascending by date, each date once, each on a weekend.</summary>
    public ValueList<MovedWorkingDay> MovedWorkingDays { get; }

    /// <summary>What the dates refer to.</summary>
    public ValueList<CalendarSource> Sources { get; }

    /// <summary>Choices made where the law leaves one, and where the calendar ends early; for a person.</summary>
    public ValueList<string> Notes { get; }

    /// <summary>Reads a calendar document and hashes its bytes.</summary>
    /// <exception cref="FormatException">The document breaks a rule; the message names every broken one.</exception>
    public static BusinessCalendar Parse(ReadOnlySpan<byte> json) => CalendarDocument.Parse(json);

    /// <summary>Whether the document speaks of this date's holidays.</summary>
    public bool Knows(LocalDate date) => date >= KnownFrom && (KnownThrough is not { } last || date <= last);

    /// <summary>Whether the date counts as a business day.</summary>
    public bool IsBusinessDay(LocalDate date) =>
        !_holidays.ContainsKey(date) && (!IsWeekend(date) || _movedWorkingDays.ContainsKey(date));

    /// <summary>Whether the date is of the weekend, be it worked or not.</summary>
    public bool IsWeekend(LocalDate date) => WeekendOn(date).Days.Contains(date.DayOfWeek);

    /// <summary>The holiday on a date.</summary>
    public bool IsHoliday(LocalDate date, [NotNullWhen(true)] out Holiday? holiday) =>
        _holidays.TryGetValue(date, out holiday);

    /// <summary>The moved working day on a date.</summary>
    public bool IsMovedWorkingDay(LocalDate date, [NotNullWhen(true)] out MovedWorkingDay? day) =>
        _movedWorkingDays.TryGetValue(date, out day);

    /// <summary>Equal when the same version of the same calendar.</summary>
    public bool Equals(BusinessCalendar? other) => other is not null && (Id, Version) == (other.Id, other.Version);

    /// <inheritdoc />
    public override int GetHashCode() => Version.GetHashCode(StringComparison.Ordinal);

    private WeekendRule WeekendOn(LocalDate date) => Weekends.LastOrDefault(rule => rule.From <= date) ?? Weekends[0];
}
