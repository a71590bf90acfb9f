using NodaTime;

namespace Cpor.Ledger.Domain.Calendars;

/// <summary>What a readable calendar document must keep to; each rule says what breaks it.</summary>
internal static class CalendarRules
{
    public static IEnumerable<string> Broken(CalendarDocument document) =>
    [
        .. Heading(document),
        .. Weekends(document),
        .. Order(document.Holidays.Select(holiday => holiday.Date), "holidays"),
        .. Order(document.MovedWorkingDays.Select(day => day.Date), "movedWorkingDays"),
        .. Days(document),
        .. Sources(document),
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
        if (document.KnownThrough is null && document.Holidays.Count + document.MovedWorkingDays.Count > 0)
            yield return "it has holidays or moved working days, yet no knownThrough";
    }

    private static IEnumerable<string> Weekends(CalendarDocument document)
    {
        if (document.Weekends.Count == 0)
        {
            yield return "it has no weekend rule";
            yield break;
        }

        if (document.Weekends[0].From != document.KnownFrom)
            yield return "its first weekend rule does not begin on knownFrom";
        foreach (var problem in Order(document.Weekends.Select(rule => rule.From), "weekends"))
            yield return problem;
        foreach (var rule in document.Weekends)
        {
            if (rule.Days.Count is < 1 or > 3 || rule.Days.Distinct().Count() < rule.Days.Count)
                yield return $"the weekend from {rule.From:R} is not one to three different days";
            if (rule.Days.Contains(IsoDayOfWeek.None))
                yield return $"the weekend from {rule.From:R} has a day that is none of the seven";
        }
    }

    private static IEnumerable<string> Order(IEnumerable<LocalDate> dates, string list)
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
        var worked = document.MovedWorkingDays.Select(day => day.Date).ToHashSet();
        foreach (var holiday in document.Holidays)
        {
            if (worked.Contains(holiday.Date))
                yield return $"{holiday.Date:R} is both a holiday and a moved working day";
        }

        foreach (var day in worked.Where(day => !IsWeekend(document, day)))
            yield return $"the moved working day {day:R} is not on a weekend";
        foreach (var date in document.Holidays.Select(holiday => holiday.Date).Concat(worked))
        {
            if (date < document.KnownFrom || date > document.KnownThrough)
                yield return $"{date:R} is outside knownFrom and knownThrough";
        }
    }

    private static IEnumerable<string> Sources(CalendarDocument document)
    {
        var known = document.Sources.Select(source => source.Id).ToHashSet();
        if (known.Count < document.Sources.Count)
            yield return "two sources have one id";
        foreach (var source in document.Sources.Where(source => string.IsNullOrWhiteSpace(source.Title)))
            yield return $"the source \"{source.Id}\" has no title";
        foreach (var (date, name, source) in Claims(document))
        {
            if (string.IsNullOrWhiteSpace(name))
                yield return $"{date:R} has no name";
            if (!known.Contains(source))
                yield return $"{date:R} names the source \"{source}\", which is not among the sources";
        }
    }

    private static IEnumerable<(LocalDate Date, string Name, string Source)> Claims(CalendarDocument document) =>
    [
        .. document.Weekends.Select(rule => (rule.From, "weekend", rule.Source)),
        .. document.Holidays.Select(holiday => (holiday.Date, holiday.Name, holiday.Source)),
        .. document.MovedWorkingDays.Select(day => (day.Date, day.Name, day.Source)),
    ];

    private static bool IsWeekend(CalendarDocument document, LocalDate date) =>
        document.Weekends.LastOrDefault(rule => rule.From <= date)?.Days.Contains(date.DayOfWeek) ?? false;

    private static bool IsKebabCase(string id) =>
        id.Split('-').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
