using System.Text.Json;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

public class the_workings_of_a_deadline
{
    [Fact]
    public void explain_each_day_that_was_looked_at()
    {
        var workings = Customers.FiveBusinessDays("RU", "Europe/Moscow", "2024-04-26 12:00").Workings;

        workings.DayOfNotification.ShouldBe(new LocalDate(2024, 4, 26));
        workings.Days.ShouldBe(
        [
            new CountedDay(new LocalDate(2024, 4, 27), DayKind.WorkingWeekend, "Work moved from 29 April", 1),
            new CountedDay(new LocalDate(2024, 4, 28), DayKind.Weekend, null, null),
            new CountedDay(new LocalDate(2024, 4, 29), DayKind.Holiday, "Day off moved from 27 April", null),
            new CountedDay(new LocalDate(2024, 4, 30), DayKind.Holiday, "Day off moved from 2 November", null),
            new CountedDay(new LocalDate(2024, 5, 1), DayKind.Holiday, "Holiday of Spring and Labour", null),
            new CountedDay(new LocalDate(2024, 5, 2), DayKind.Counted, null, 2),
            new CountedDay(new LocalDate(2024, 5, 3), DayKind.Counted, null, 3),
            new CountedDay(new LocalDate(2024, 5, 4), DayKind.Weekend, null, null),
            new CountedDay(new LocalDate(2024, 5, 5), DayKind.Weekend, null, null),
            new CountedDay(new LocalDate(2024, 5, 6), DayKind.Counted, null, 4),
            new CountedDay(new LocalDate(2024, 5, 7), DayKind.Counted, null, 5),
        ]);
        workings.LastCountedDay.ShouldBe(new LocalDate(2024, 5, 7));
    }

    [Fact]
    public void name_the_editions_of_all_that_was_asked()
    {
        var calendar = BusinessCalendars.Shipped.For("GB");
        var from = Instant.FromUtc(2026, 11, 20, 17, 0);
        var locale = new CustomerLocale("GB", "Europe/London", "en", LocaleSource.TermsDefault);

        var workings = Deadline.Count(Period.BusinessDays(5), from, locale, calendar).Workings;

        (workings.CalendarId, workings.CalendarVersion).ShouldBe(("gb", calendar.Version));
        workings.KnownThrough.ShouldBe(new LocalDate(2028, 12, 31));
        (workings.Country, workings.TimeZone).ShouldBe(("GB", "Europe/London"));
        workings.TzdbVersion.ShouldMatch("^20[0-9]{2}[a-z]$");
        workings.LocaleSource.ShouldBe(LocaleSource.TermsDefault);
        workings.Period.ShouldBe(Period.BusinessDays(5));
        workings.Rule.ShouldBe(CountingRule.BusinessDaysAfterNotification);
        workings.From.ShouldBe(from);
    }

    [Theory]
    [InlineData("GB", "Europe/London", "2024-12-20 15:00")]
    [InlineData("RU", "Europe/Moscow", "2024-04-26 12:00")]
    [InlineData("AE", "Asia/Dubai", "2026-11-20 12:00")]
    [InlineData("EG", "Africa/Cairo", "2024-04-19 12:00")]
    [InlineData("BR", "America/Sao_Paulo", "2026-12-23 12:00")]
    public void come_back_from_their_stored_form_equal(string country, string timeZone, string notified)
    {
        var deadline = Customers.FiveBusinessDays(country, timeZone, notified);

        var json = JsonSerializer.Serialize(deadline, StoredFormat.Options);

        JsonSerializer.Deserialize<Deadline>(json, StoredFormat.Options).ShouldBe(deadline);
    }

    [Fact]
    public void are_stored_under_these_names()
    {
        var deadline = Customers.Count(Period.BusinessDays(1), "RU", "Europe/Moscow", "2024-04-26 12:00");

        var json = JsonSerializer.Serialize(deadline, StoredFormat.Options);

        var version = BusinessCalendars.Shipped.For("RU").Version;
        json.ShouldBe(
            $$$"""
            {"ends":"2024-04-27T21:00:00Z","provisional":false,"workings":{"calendarId":"ru","calendarVersion":
            "{{{version}}}","knownThrough":"2027-01-08","country":"RU","timeZone":"Europe/Moscow","tzdbVersion":
            "{{{CustomerLocale.TzdbVersion}}}","localeSource":"tenant-directory",
            "period":{"unit":"business-days","days":1},
            "rule":"business-days-after-notification","from":"2024-04-26T09:00:00Z","dayOfNotification":"2024-04-26",
            "days":[{"date":"2024-04-27","kind":"working-weekend","name":"Work moved from 29 April","index":1}],
            "lastCountedDay":"2024-04-27"}}
            """.ReplaceLineEndings(""));
    }
}
