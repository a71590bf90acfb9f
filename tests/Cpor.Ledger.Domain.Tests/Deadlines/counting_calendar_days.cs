using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

public class counting_calendar_days
{
    [Theory]
    [InlineData(1, "2026-11-20 12:00", "2026-11-22 00:00")]
    [InlineData(7, "2026-11-20 00:00", "2026-11-28 00:00")]
    [InlineData(30, "2026-12-15 12:00", "2027-01-15 00:00")]
    [InlineData(400, "2026-11-20 12:00", "2027-12-26 00:00")]
    public void ends_with_the_last_whole_day_after_the_day_of_notification(int days, string notified, string ends)
    {
        var deadline = Customers.Count(Period.CalendarDays(days), "GB", "Europe/London", notified);

        Customers.Local(deadline.Ends, "Europe/London").ShouldBe(ends);
    }

    [Fact]
    public void counts_every_day_whatever_the_calendar_says()
    {
        var workings = Customers.Count(Period.CalendarDays(3), "GB", "Europe/London", "2026-12-24 12:00").Workings;

        workings.Rule.ShouldBe(CountingRule.CalendarDaysAfterNotification);
        workings.Days.ShouldBe(
        [
            new CountedDay(new LocalDate(2026, 12, 25), DayKind.Counted, null, 1),
            new CountedDay(new LocalDate(2026, 12, 26), DayKind.Counted, null, 2),
            new CountedDay(new LocalDate(2026, 12, 27), DayKind.Counted, null, 3),
        ]);
    }

    [Fact]
    public void is_never_provisional() =>
        Customers.Count(Period.CalendarDays(30), "AE", "Asia/Dubai", "2026-11-20 12:00").Provisional.ShouldBeFalse();
}
