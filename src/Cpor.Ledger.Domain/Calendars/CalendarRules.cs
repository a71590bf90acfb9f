using NodaTime;

namespace Cpor.Ledger.Domain.Calendars;

/// <summary>What a readable calendar document must keep to; each rule says what breaks it.</summary>
internal static class CalendarRules
{
    public static IEnumerable<string> Broken(CalendarDocument document) =>
    [
        .. Heading(document),
        .. Weekends(document),
        .. Ascending(document.Weekends.Select(rule => rule.From), "weekends"),
        .. Ascending(document.Holidays.Select(holiday => holiday.Date), "holidays"),
        .. Ascending(document.MovedWorkingDays.Select(day => day.Date), "movedWorkingDays"),
        .. Days(document),
        .. CalendarSources.Broken(document),
    ];

    private static IEnumerable<string> Heading(CalendarDocument document)
    {
        if (!IsKebabCase(document.Id))
            yield return "its id is not lower-case letters, digits and single hyphens";
        if (document.Country is { } country && !(country.Length == 2 && country.All(char.IsAsciiLetterUpper)))
            yield return $"the country \"{country}\" is not two upper-case letters";
        if (string.IsNullOrWhiteSpace(document.Scope))
            yield return "its scope is empty";
        if (document.KnownThrough < document.KnownFrom)
            yield return "it is known through a date before the one it is known from";
        if (document.KnownThrough is null && document.Holidays.Length + document.MovedWorkingDays.Length > 0)
            yield return "it has holidays or moved working days, yet no knownThrough";
    }

    private static IEnumerable<string> Weekends(CalendarDocument document)
    {
        if (document.Weekends.Length == 0 || document.Weekends[0].From != document.KnownFrom)
            yield return "no weekend rule begins on knownFrom as the first";
        foreach (var rule in document.Weekends)
        {
            if (rule.Days.Count is < 1 or > 3 || rule.Days.Distinct().Count() < rule.Days.Count)
                yield return $"the weekend from {rule.From:R} is not one to three different days";
            if (rule.Days.Contains(IsoDayOfWeek.None))
                yield return $"the weekend from {rule.From:R} has a day that is none of the seven";
        }
    }

    private static IEnumerable<string> Ascending(IEnumerable<LocalDate> dates, string list)
    {
        LocalDate? before = null;
        foreach (var date in dates)
        {
            if (date == before)
                yield return $"{list} has {date:R} twice";
            if (date < before)
                yield return $"{list} has {date:R} after {before:R}";
            before = date;
        }
    }

    private static IEnumerable<string> Days(CalendarDocument document)
    {
        var holidays = document.Holidays.Select(holiday => holiday.Date).ToHashSet();
        var worked = document.MovedWorkingDays.Select(day => day.Date).ToHashSet();
        foreach (var date in holidays.Intersect(worked))
            yield return $"{date:R} is both a holiday and a moved working day";
        foreach (var date in worked.Where(date => !IsWeekend(document, date)))
            yield return $"the moved working day {date:R} is not on a weekend";
        foreach (var date in holidays.Union(worked))
        {
            if (date < document.KnownFrom || date > document.KnownThrough)
                yield return $"{date:R} is outside knownFrom and knownThrough";
        }
    }

    private static bool IsWeekend(CalendarDocument document, LocalDate date) =>
        document.Weekends.LastOrDefault(rule => rule.From <= date)?.Days.Contains(date.DayOfWeek) ?? false;

    private static bool IsKebabCase(string id) =>
        id.Split('-').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
