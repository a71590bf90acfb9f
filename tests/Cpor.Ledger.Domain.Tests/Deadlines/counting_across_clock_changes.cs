using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

public class counting_across_clock_changes
{
    [Theory]
    [InlineData("DE", "Europe/Berlin", "2026-03-23 12:00", "2026-03-30T22:00:00Z", "summer time began on the 29th")]
    [InlineData("DE", "Europe/Berlin", "2026-10-19 12:00", "2026-10-26T23:00:00Z", "and ended on 25 October")]
    [InlineData("GB", "Europe/London", "2026-03-23 12:00", "2026-03-30T23:00:00Z", "summer time began on the 29th")]
    [InlineData("GB", "Europe/London", "2026-10-19 12:00", "2026-10-27T00:00:00Z", "and ended on 25 October")]
    [InlineData("US", "America/New_York", "2026-03-02 12:00", "2026-03-10T04:00:00Z", "summer time began on the 8th")]
    [InlineData("US", "America/New_York", "2026-10-26 12:00", "2026-11-03T05:00:00Z", "and ended on 1 November")]
    [InlineData("AU", "Australia/Lord_Howe", "2026-03-30 12:00", "2026-04-06T13:30:00Z", "by half an hour on the 5th")]
    [InlineData("RU", "Europe/Moscow", "2026-03-23 12:00", "2026-03-30T21:00:00Z", "never in Moscow")]
    public void ends_at_midnight_by_the_clock_of_the_last_day(
        string country, string timeZone, string notified, string ends, string because) =>
        StoredFormat.InstantPattern.Format(Customers.FiveBusinessDays(country, timeZone, notified).Ends)
            .ShouldBe(ends, because);

    [Theory]
    [InlineData("Asia/Beirut", "2024-03-25 12:00", "2024-03-31")]
    [InlineData("Africa/Cairo", "2024-04-20 12:00", "2024-04-26")]
    [InlineData("America/Havana", "2026-03-02 12:00", "2026-03-08")]
    [InlineData("America/Asuncion", "2023-09-25 12:00", "2023-10-01")]
    [InlineData("America/Sao_Paulo", "2018-10-29 12:00", "2018-11-04")]
    public void ends_at_one_where_the_clocks_skip_the_midnight_after_the_last_day(
        string timeZone, string notified, string dayAfter)
    {
        var deadline = Customers.Count(Period.CalendarDays(5), "XX", timeZone, notified);

        Customers.Local(deadline.Ends, timeZone).ShouldBe($"{dayAfter} 01:00");
        Customers.Local(deadline.Ends - Duration.FromTicks(10), timeZone).ShouldEndWith("23:59");
    }

    [Fact]
    public void ends_at_one_also_when_business_days_are_counted()
    {
        var deadline = Customers.Count(Period.BusinessDays(4), "EG", "Africa/Cairo", "2024-04-19 12:00");

        Customers.Local(deadline.Ends, "Africa/Cairo").ShouldBe("2024-04-26 01:00");
    }

    [Fact]
    public void counts_from_a_day_that_began_at_one_as_from_any_other()
    {
        var deadline = Customers.Count(Period.CalendarDays(1), "EG", "Africa/Cairo", "2024-04-26 01:00");

        Customers.Local(deadline.Ends, "Africa/Cairo").ShouldBe("2024-04-28 00:00");
    }

    [Fact]
    public void ends_only_once_where_the_last_hour_of_a_day_comes_twice()
    {
        var deadline = Customers.Count(Period.CalendarDays(5), "CL", "America/Santiago", "2026-03-30 12:00");

        StoredFormat.InstantPattern.Format(deadline.Ends).ShouldBe("2026-04-05T04:00:00Z");
    }
}
