using Cpor.Ledger.Domain.Calendars;
using NodaTime.Text;

namespace Cpor.Ledger.Domain.Tests.Calendars;

public class business_days
{
    [Theory]
    [InlineData("GB", "2020-05-04", true, "May Day of 2020 was moved")]
    [InlineData("GB", "2020-05-08", false, "to VE Day")]
    [InlineData("GB", "2022-05-30", true, "the spring bank holiday of 2022 was moved")]
    [InlineData("GB", "2022-06-02", false, "to the jubilee")]
    [InlineData("GB", "2022-06-03", false, "which had a day of its own")]
    [InlineData("GB", "2022-09-19", false, "state funeral")]
    [InlineData("GB", "2023-05-08", false, "coronation")]
    [InlineData("GB", "2021-12-27", false, "Christmas on a Saturday")]
    [InlineData("GB", "2021-12-28", false, "Boxing Day on a Sunday")]
    [InlineData("US", "2020-07-03", false, "Independence Day on a Saturday")]
    [InlineData("US", "2021-07-05", false, "Independence Day on a Sunday")]
    [InlineData("US", "2020-06-19", true, "Juneteenth before the law")]
    [InlineData("US", "2021-06-18", false, "Juneteenth on a Saturday, the day after the law")]
    [InlineData("US", "2021-12-31", false, "New Year's Day of 2022 on a Saturday")]
    [InlineData("US", "2025-01-20", false, "Martin Luther King's birthday")]
    [InlineData("US", "2021-01-20", true, "Inauguration Day is local")]
    [InlineData("DE", "2020-10-03", false, "Unity Day on a Saturday")]
    [InlineData("DE", "2020-10-05", true, "and not moved")]
    [InlineData("DE", "2025-10-31", true, "Reformation Day is not everywhere")]
    [InlineData("FR", "2026-05-25", false, "Whit Monday")]
    [InlineData("FR", "2026-12-26", false, "a Saturday")]
    [InlineData("FR", "2025-12-26", true, "Saint Stephen's is Alsatian")]
    [InlineData("RU", "2021-02-20", true, "a Saturday worked")]
    [InlineData("RU", "2021-02-22", false, "for this Monday")]
    [InlineData("RU", "2024-11-02", true, "a Saturday worked")]
    [InlineData("RU", "2024-04-30", false, "for a Tuesday in April")]
    [InlineData("RU", "2025-12-31", false, "moved from 5 January")]
    [InlineData("RU", "2026-01-09", false, "moved from 3 January")]
    [InlineData("RU", "2026-03-09", false, "for 8 March, a Sunday")]
    [InlineData("RU", "2020-04-06", true, "non-working by presidential decree, yet no rest day")]
    [InlineData("RU", "2027-01-08", false, "the last day of the New Year holidays")]
    [InlineData("JP", "2019-04-30", false, "between Showa Day and the enthronement")]
    [InlineData("JP", "2019-05-02", false, "between the enthronement and Constitution Day")]
    [InlineData("JP", "2019-10-22", false, "enthronement ceremony")]
    [InlineData("JP", "2019-12-23", true, "the former Emperor's birthday")]
    [InlineData("JP", "2020-07-24", false, "Sports Day of the games")]
    [InlineData("JP", "2020-10-12", true, "moved to them")]
    [InlineData("JP", "2021-08-09", false, "Mountain Day moved to a Sunday")]
    [InlineData("JP", "2026-09-22", false, "between the aged and the equinox")]
    [InlineData("JP", "2027-03-22", false, "an equinox on a Sunday")]
    [InlineData("AE", "2021-12-26", true, "Sundays were worked")]
    [InlineData("AE", "2021-12-31", false, "Fridays were not")]
    [InlineData("AE", "2022-01-02", false, "Sundays are no longer")]
    [InlineData("AE", "2022-01-07", true, "Fridays are")]
    [InlineData("AE", "2022-05-16", false, "mourning")]
    [InlineData("AE", "2023-12-04", true, "a federal holiday that the private sector had not")]
    [InlineData("AE", "2025-12-01", false, "National Day moved")]
    [InlineData("AE", "2025-12-03", true, "from here")]
    public void are_those_of_the_country(string country, string date, bool business, string because) =>
        BusinessCalendars.Shipped.For(country)
            .IsBusinessDay(LocalDatePattern.Iso.Parse(date).Value)
            .ShouldBe(business, because);

    [Theory]
    [InlineData("2026-07-02", true)]
    [InlineData("2026-07-03", false)]
    [InlineData("2026-07-05", true)]
    public void follow_a_new_weekend_from_its_first_day_on(string date, bool business)
    {
        var calendar = CalendarText.Parse(CalendarText.With(
            "\"source\": \"law-1\" } ],\n  \"holidays\"",
            """
            "source": "law-1" },
              { "from": "2026-07-03", "days": ["friday", "saturday"], "source": "law-1" } ],
              "holidays"
            """));

        calendar.IsBusinessDay(LocalDatePattern.Iso.Parse(date).Value).ShouldBe(business);
    }

    [Fact]
    public void after_the_known_ones_follow_the_weekend_alone()
    {
        var calendar = CalendarText.Parse(CalendarText.Sound);

        calendar.IsBusinessDay(LocalDatePattern.Iso.Parse("2027-05-03").Value).ShouldBeTrue();
        calendar.IsBusinessDay(LocalDatePattern.Iso.Parse("2027-05-01").Value).ShouldBeFalse("a Saturday");
    }

    [Fact]
    public void before_the_known_ones_follow_the_first_weekend_rule()
    {
        var calendar = BusinessCalendars.Shipped.For("AE");

        calendar.IsBusinessDay(LocalDatePattern.Iso.Parse("2018-12-28").Value).ShouldBeFalse("a Friday");
        calendar.Knows(LocalDatePattern.Iso.Parse("2018-12-31").Value).ShouldBeFalse();
    }
}
