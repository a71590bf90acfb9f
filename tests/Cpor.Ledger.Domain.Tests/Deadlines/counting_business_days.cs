using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;
using NodaTime.TimeZones;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

public class counting_business_days
{
    [Theory]
    [InlineData("GB", "Europe/London", "2026-11-16 09:30", "2026-11-24 00:00", "Monday to Monday")]
    [InlineData("GB", "Europe/London", "2026-11-20 17:00", "2026-11-28 00:00", "Friday to Friday")]
    [InlineData("GB", "Europe/London", "2026-11-21 11:00", "2026-11-28 00:00", "Saturday counts as little as Friday")]
    [InlineData("GB", "Europe/London", "2024-12-20 15:00", "2025-01-01 00:00", "the Friday before Christmas")]
    [InlineData("GB", "Europe/London", "2021-12-23 12:00", "2022-01-05 00:00", "two substitute days and a third")]
    [InlineData("GB", "Europe/London", "2022-05-27 12:00", "2022-06-08 00:00", "the jubilee's two days")]
    [InlineData("US", "America/New_York", "2020-07-01 12:00", "2020-07-10 00:00", "4 July observed on Friday the 3rd")]
    [InlineData("US", "America/Los_Angeles", "2021-12-27 12:00", "2022-01-05 00:00", "New Year observed in December")]
    [InlineData("DE", "Europe/Berlin", "2026-04-01 12:00", "2026-04-11 00:00", "Good Friday and Easter Monday")]
    [InlineData("FR", "Europe/Paris", "2026-05-07 12:00", "2026-05-19 00:00", "Victory Day and Ascension")]
    [InlineData("RU", "Europe/Moscow", "2024-04-26 12:00", "2024-05-08 00:00", "a worked Saturday, three days off")]
    [InlineData("RU", "Europe/Moscow", "2025-04-30 12:00", "2025-05-14 00:00", "both May holidays")]
    [InlineData("RU", "Asia/Vladivostok", "2025-12-30 12:00", "2026-01-17 00:00", "New Year and what was moved to it")]
    [InlineData("JP", "Asia/Tokyo", "2026-04-28 12:00", "2026-05-12 00:00", "Golden Week")]
    [InlineData("JP", "Asia/Tokyo", "2019-04-26 12:00", "2019-05-14 00:00", "the ten days of the enthronement")]
    [InlineData("AE", "Asia/Dubai", "2021-12-28 12:00", "2022-01-06 00:00", "the weekend moves within the window")]
    [InlineData("AE", "Asia/Dubai", "2019-05-30 12:00", "2019-06-13 00:00", "Eid Al Fitr")]
    [InlineData("BR", "America/Sao_Paulo", "2026-12-23 12:00", "2026-12-31 00:00", "weekends alone")]
    public void ends_with_the_fifth_one_after_the_day_of_notification(
        string country, string timeZone, string notified, string ends, string because)
    {
        var deadline = Customers.FiveBusinessDays(country, timeZone, notified);

        Customers.Local(deadline.Ends, timeZone).ShouldBe(ends, because);
    }

    [Theory]
    [InlineData("2026-11-16 00:00")]
    [InlineData("2026-11-16 12:00")]
    [InlineData("2026-11-16 23:59")]
    public void gives_the_whole_day_of_notification_away_at_whatever_hour_it_came(string notified) =>
        Customers.Local(Customers.FiveBusinessDays("GB", "Europe/London", notified).Ends, "Europe/London")
            .ShouldBe("2026-11-24 00:00");

    [Theory]
    [InlineData("2026-11-16T14:59:59Z", "2026-11-25 00:00")]
    [InlineData("2026-11-16T15:00:00Z", "2026-11-26 00:00")]
    public void goes_by_the_customers_day_and_not_by_that_of_utc(string notified, string ends)
    {
        var from = StoredFormat.InstantPattern.Parse(notified).Value;

        var deadline = Deadline.Count(
            Period.BusinessDays(5), from, Customers.At("JP", "Asia/Tokyo"), BusinessCalendars.Shipped.For("JP"));

        Customers.Local(deadline.Ends, "Asia/Tokyo").ShouldBe(ends, "the 23rd is Labour Thanksgiving Day");
    }

    [Fact]
    public void keeps_the_end_itself_outside_the_window()
    {
        var deadline = Customers.FiveBusinessDays("GB", "Europe/London", "2026-11-16 09:30");

        deadline.HasPassed(deadline.Ends - Duration.FromTicks(10)).ShouldBeFalse();
        deadline.HasPassed(deadline.Ends).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-03-11 12:00", false)]
    [InlineData("2026-03-12 12:00", true)]
    [InlineData("2026-11-16 12:00", true)]
    [InlineData("2018-12-27 12:00", true)]
    public void is_provisional_as_soon_as_it_meets_a_day_that_is_not_officially_known(string notified, bool provisional)
    {
        var deadline = Customers.FiveBusinessDays("AE", "Asia/Dubai", notified);

        deadline.Provisional.ShouldBe(provisional, $"known through 2026-03-22: {deadline.Workings.Days}");
    }

    [Fact]
    public void is_not_provisional_where_nothing_can_become_known() =>
        Customers.FiveBusinessDays("BR", "America/Sao_Paulo", "2040-11-16 12:00").Provisional.ShouldBeFalse();

    [Fact]
    public void needs_a_time_zone_that_exists()
    {
        var nowhere = Customers.At("GB", "Europe/Atlantis");

        Should.Throw<DateTimeZoneNotFoundException>(() => Deadline.Count(
            Period.BusinessDays(5), Instant.FromUtc(2026, 11, 16, 0, 0), nowhere, BusinessCalendars.Shipped.For("GB")));
    }
}
