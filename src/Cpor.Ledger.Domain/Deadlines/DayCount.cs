using Cpor.Ledger.Domain.Calendars;
using NodaTime;

namespace Cpor.Ledger.Domain.Deadlines;

/// <summary>Looks at one day after another until enough are counted.</summary>
internal static class DayCount
{
    public static ValueList<CountedDay> Of(Period period, LocalDate dayOfNotification, BusinessCalendar calendar) =>
        period.Unit switch
        {
            PeriodUnit.BusinessDays => BusinessDays(period.Days!.Value, dayOfNotification, calendar).ToValueList(),
            PeriodUnit.CalendarDays => CalendarDays(period.Days!.Value, dayOfNotification).ToValueList(),
            _ => [],
        };

    private static IEnumerable<CountedDay> BusinessDays(int wanted, LocalDate after, BusinessCalendar calendar)
    {
        var counted = 0;
        for (var date = after.PlusDays(1); counted < wanted; date = date.PlusDays(1))
        {
            if (calendar.IsBusinessDay(date))
                counted++;
            yield return Explain(date, counted, calendar);
        }
    }

    private static IEnumerable<CountedDay> CalendarDays(int wanted, LocalDate after) =>
        from index in Enumerable.Range(1, wanted)
        select new CountedDay(after.PlusDays(index), DayKind.Counted, null, index);

    private static CountedDay Explain(LocalDate date, int index, BusinessCalendar calendar)
    {
        if (calendar.IsHoliday(date, out var holiday))
            return new CountedDay(date, DayKind.Holiday, holiday.Name, null);
        if (calendar.IsMovedWorkingDay(date, out var moved))
            return new CountedDay(date, DayKind.WorkingWeekend, moved.Name, index);
        return calendar.IsWeekend(date)
            ? new CountedDay(date, DayKind.Weekend, null, null)
            : new CountedDay(date, DayKind.Counted, null, index);
    }
}
