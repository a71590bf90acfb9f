using NodaTime;

namespace Cpor.Ledger.Domain.Calendars;

/// <summary>The rule that every date of a calendar says where it is from.</summary>
internal static class CalendarSources
{
    public static IEnumerable<string> Broken(CalendarDocument document)
    {
        var known = document.Sources.Select(source => source.Id).ToHashSet();
        if (known.Count < document.Sources.Length)
            yield return "two sources have one id";
        foreach (var source in document.Sources.Where(source => string.IsNullOrWhiteSpace(source.Title)))
            yield return $"the source \"{source.Id}\" has no title";
        foreach (var (date, name, source) in Statements(document))
        {
            if (string.IsNullOrWhiteSpace(name))
                yield return $"{date:R} has no name";
            if (!known.Contains(source))
                yield return $"{date:R} names the source \"{source}\", which is not among the sources";
        }
    }

    private static IEnumerable<(LocalDate Date, string Name, string Source)> Statements(CalendarDocument document) =>
    [
        .. document.Weekends.Select(rule => (rule.From, "weekend", rule.Source)),
        .. document.Holidays.Select(holiday => (holiday.Date, holiday.Name, holiday.Source)),
        .. document.MovedWorkingDays.Select(day => (day.Date, day.Name, day.Source)),
    ];
}
