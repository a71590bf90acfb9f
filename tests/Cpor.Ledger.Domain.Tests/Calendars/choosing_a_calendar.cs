using Cpor.Ledger.Domain.Calendars;

namespace Cpor.Ledger.Domain.Tests.Calendars;

public class choosing_a_calendar
{
    [Theory]
    [InlineData("AE", "ae")]
    [InlineData("DE", "de")]
    [InlineData("FR", "fr")]
    [InlineData("GB", "gb")]
    [InlineData("JP", "jp")]
    [InlineData("RU", "ru")]
    [InlineData("US", "us")]
    public void finds_the_one_of_the_country(string country, string id) =>
        BusinessCalendars.Shipped.For(country).Id.ShouldBe(id);

    [Theory]
    [InlineData("BR")]
    [InlineData("gb")]
    [InlineData("")]
    public void falls_back_to_the_weekends_alone(string country) =>
        BusinessCalendars.Shipped.For(country).ShouldBe(BusinessCalendars.Shipped.WeekendsOnly);

    [Fact]
    public void is_refused_for_two_calendars_of_one_country()
    {
        var british = BusinessCalendars.Shipped.For("GB");
        var second = CalendarText.Parse(CalendarText.With("\"XE\"", "\"GB\""));

        Should.Throw<ArgumentException>(
            () => new BusinessCalendars([BusinessCalendars.Shipped.WeekendsOnly, british, second]));
    }

    [Fact]
    public void needs_the_weekends_only_calendar_to_fall_back_to() =>
        Should.Throw<ArgumentException>(() => new BusinessCalendars([BusinessCalendars.Shipped.For("GB")]));
}
