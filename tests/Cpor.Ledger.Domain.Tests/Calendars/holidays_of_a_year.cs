using Cpor.Ledger.Domain.Calendars;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Calendars;

/// <summary>Totals that the authorities or the laws give themselves, held against the single dates.</summary>
public class holidays_of_a_year
{
    [Theory]
    [InlineData(2019, 247)]
    [InlineData(2020, 248)]
    [InlineData(2021, 247)]
    [InlineData(2022, 247)]
    [InlineData(2023, 247)]
    [InlineData(2024, 248)]
    [InlineData(2025, 247)]
    [InlineData(2026, 247)]
    public void leave_the_working_days_of_the_russian_production_calendar(int year, int workingDays)
    {
        var calendar = BusinessCalendars.Shipped.For("RU");

        Dates(year).Count(calendar.IsBusinessDay).ShouldBe(workingDays);
    }

    [Theory]
    [InlineData(2019, 8)]
    [InlineData(2020, 8)]
    [InlineData(2021, 8)]
    [InlineData(2022, 10)]
    [InlineData(2023, 9)]
    [InlineData(2024, 8)]
    [InlineData(2025, 8)]
    [InlineData(2026, 8)]
    [InlineData(2027, 8)]
    [InlineData(2028, 8)]
    public void are_eight_bank_holidays_in_england_save_for_a_jubilee_a_funeral_and_a_coronation(int year, int count)
    {
        var holidays = In("GB", year).ToArray();

        holidays.Length.ShouldBe(count);
        holidays.ShouldAllBe(holiday => (int)holiday.Date.DayOfWeek <= 5);
    }

    [Theory]
    [InlineData(2019, 22)]
    [InlineData(2020, 18)]
    [InlineData(2021, 17)]
    [InlineData(2022, 16)]
    [InlineData(2023, 17)]
    [InlineData(2024, 21)]
    [InlineData(2025, 19)]
    [InlineData(2026, 18)]
    [InlineData(2027, 17)]
    public void are_what_the_japanese_cabinet_office_lists(int year, int count) =>
        In("JP", year).Count().ShouldBe(count);

    [Fact]
    public void are_nine_in_germany_and_eleven_in_france_every_year()
    {
        foreach (var year in Enumerable.Range(2019, 12))
        {
            In("DE", year).Count().ShouldBe(9, $"{year}");
            In("FR", year).Count().ShouldBe(11, $"{year}");
        }
    }

    [Fact]
    public void are_ten_federal_ones_in_the_united_states_and_eleven_since_juneteenth()
    {
        foreach (var year in Enumerable.Range(2019, 12))
        {
            var actual = In("US", year).Count(holiday => !holiday.Name.EndsWith("(observed)"));

            actual.ShouldBe(year < 2021 ? 10 : 11, $"{year}");
        }
    }

    [Theory]
    [InlineData(2019, 14)]
    [InlineData(2020, 15)]
    [InlineData(2021, 15)]
    [InlineData(2022, 18)]
    [InlineData(2023, 13)]
    [InlineData(2024, 14)]
    [InlineData(2025, 12)]
    public void are_in_the_emirates_what_the_cabinet_gave_the_private_sector(int year, int count) =>
        In("AE", year).Count().ShouldBe(count);

    private static IEnumerable<Holiday> In(string country, int year) =>
        BusinessCalendars.Shipped.For(country).Holidays.Where(holiday => holiday.Date.Year == year);

    private static IEnumerable<LocalDate> Dates(int year) =>
        from day in Enumerable.Range(0, 366)
        let date = new LocalDate(year, 1, 1).PlusDays(day)
        where date.Year == year
        select date;
}
