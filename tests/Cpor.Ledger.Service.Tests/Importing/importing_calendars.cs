using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Service.Calendars;
using Cpor.Ledger.Service.Importing;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Importing;

public class importing_calendars(Database database) : ImportTest(database)
{
    private static readonly string _norway =
        File.ReadAllText(Path.Combine(RepositoryFolder.Root, "samples", "imports", "no.json"));

    private static readonly string _ireland =
        File.ReadAllText(Path.Combine(RepositoryFolder.Root, "samples", "imports", "ie.ics"));

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task counts_by_them_from_then_on()
    {
        var known = Known();
        known.For("NO").ShouldBe(BusinessCalendars.Shipped.WeekendsOnly);

        await ImportAsync(_norway);

        _time.Advance(TimeSpan.FromSeconds(1));
        known.For("NO").IsBusinessDay(new LocalDate(2027, 5, 17)).ShouldBeFalse();
        known.For("GB").ShouldBe(BusinessCalendars.Shipped.For("GB"));
    }

    [Fact]
    public async Task takes_the_newest_version_and_keeps_those_before()
    {
        var changed = _norway.Replace("Boxing Day", "Second Christmas Day");
        await ImportAsync(_norway);
        await ImportAsync(changed);
        Known().For("NO").Holidays.ShouldContain(day => day.Name == "Second Christmas Day");

        (await ImportAsync(changed)).ShouldBe(new ImportReport { Unchanged = 1 });
        (await ImportAsync(_norway)).ShouldBe(new ImportReport { Accepted = 1 });

        Known().For("NO").ShouldBe(BusinessCalendar.Parse(System.Text.Encoding.UTF8.GetBytes(_norway)));
        await using var versions = Source.CreateCommand(
            "select count(*), count(distinct version) from ledger_catalogue.calendar where known_at is not null");
        await using var counts = await versions.ExecuteReaderAsync();
        await counts.ReadAsync();
        (counts.GetInt64(0), counts.GetInt64(1)).ShouldBe((3, 2));
    }

    [Fact]
    public async Task reads_holidays_of_other_programs()
    {
        (await ImportAsync(_ireland, "ie.ics", new HolidayFile("IE"))).ShouldBe(new ImportReport { Accepted = 1 });

        var ireland = Known().For("IE");
        ireland.Holidays.Select(day => $"{day.Date:R} {day.Name}").ShouldBe(
        [
            "2026-01-01 New Year's Day",
            "2026-02-02 Saint Brigid's Day",
            "2026-03-17 Saint Patrick's Day",
            "2026-10-26 October bank holiday",
            "2026-12-25 Christmas",
            "2026-12-26 Christmas",
            "2027-01-01 New Year's Day",
            "2027-03-17 Saint Patrick's Day",
            "2027-10-25 October bank holiday",
            "2027-12-25 Christmas",
            "2027-12-26 Christmas",
        ]);
        (ireland.KnownFrom, ireland.KnownThrough).ShouldBe((new LocalDate(2026, 1, 1), new LocalDate(2027, 12, 31)));
        (await ImportAsync(_ireland, "ie.ics", new HolidayFile("IE"))).ShouldBe(new ImportReport { Unchanged = 1 });
    }

    [Fact]
    public async Task takes_weekends_and_moved_working_days_over_from_the_calendar_before()
    {
        var file = new HolidayFile("RU", new LocalDate(2024, 1, 1), new LocalDate(2026, 12, 31));
        await ImportAsync(Holiday("20260612"), "ru.ics", file);

        var before = BusinessCalendars.Shipped.For("RU");
        var russia = Known().For("RU");
        russia.Holidays.Where(day => day.Date.Year is >= 2024 and <= 2026).ShouldHaveSingleItem().Date
            .ShouldBe(new LocalDate(2026, 6, 12));
        russia.MovedWorkingDays.ShouldBe(before.MovedWorkingDays);
        russia.MovedWorkingDays.Count.ShouldBeGreaterThan(0);
        russia.Weekends.ShouldBe(before.Weekends);
    }

    [Fact]
    public async Task keeps_the_years_that_an_icalendar_file_does_not_speak_of()
    {
        var before = BusinessCalendars.Shipped.For("GB");
        string[] files = [Holiday("20290101"), Holiday("20280103")];
        foreach (var file in files)
            (await ImportAsync(file, "gb.ics", new HolidayFile("GB"))).Accepted.ShouldBe(1);
        (await ImportAsync(files[1], "gb.ics", new HolidayFile("GB"))).Unchanged.ShouldBe(1);

        var britain = Known().For("GB");
        britain.Holidays.Where(day => day.Date.Year < 2028)
            .ShouldBe(before.Holidays.Where(day => day.Date.Year < 2028));
        britain.Holidays.Where(day => day.Date.Year >= 2028).Select(day => day.Date)
            .ShouldBe([new LocalDate(2028, 1, 3), new LocalDate(2029, 1, 1)]);
        (britain.KnownFrom, britain.KnownThrough).ShouldBe((before.KnownFrom, new LocalDate(2029, 12, 31)));
    }

    [Fact]
    public async Task refuses_an_icalendar_file_that_leaves_days_of_which_nobody_knows()
    {
        (await Should.ThrowAsync<InvalidDataException>(
            () => ImportAsync(Holiday("20300101"), "gb.ics", new HolidayFile("GB")))).Message.ShouldContain("between");

        (await ImportAsync(Holiday("20300101"), "gb.ics", new HolidayFile("GB", new LocalDate(2029, 1, 1))))
            .Accepted.ShouldBe(1);
    }

    [Theory]
    [InlineData("{}", "calendar-invalid")]
    [InlineData("nonsense", "calendar-invalid")]
    [InlineData("[]", "calendar-invalid")]
    public async Task refuses_a_document_that_breaks_a_rule(string document, string code)
    {
        await ImportAsync(document);

        Outcomes().ShouldBe([$"1 refused {code}"]);
    }

    [Fact]
    public async Task refuses_a_calendar_of_no_country()
    {
        await ImportAsync(_norway.Replace("\"country\": \"NO\",", ""));

        Outcomes().ShouldBe(["1 refused required country"]);
    }

    [Theory]
    [InlineData("nonsense", "no iCalendar file")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", "has no events")]
    [InlineData("DTSTART:20260101T100000Z", "does not take whole days")]
    [InlineData("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY", "say how far")]
    [InlineData("DTSTART;VALUE=DATE:19260101\nRRULE:FREQ=DAILY;UNTIL=20261231", "more than 5000 days")]
    public async Task refuses_an_icalendar_file_that_does_not_say_which_days_are_free(string text, string problem)
    {
        var file = text.StartsWith("DT", StringComparison.Ordinal) ? Event(text) : text;

        (await Should.ThrowAsync<InvalidDataException>(() => ImportAsync(file, "x.ics", new HolidayFile("IE"))))
            .Message.ShouldContain(problem);
    }

    [Fact]
    public async Task needs_a_country_for_an_icalendar_file() =>
        (await Should.ThrowAsync<InvalidDataException>(() => ImportAsync(_ireland, "ie.ics")))
            .Message.ShouldContain("country");

    [Fact]
    public async Task writes_recurring_holidays_out_as_far_as_is_said()
    {
        await ImportAsync(
            Event("DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY"),
            "x.ics",
            new HolidayFile("IE", new LocalDate(2025, 1, 1), new LocalDate(2027, 12, 31)));

        Known().For("IE").Holidays.Select(day => day.Date.Year).ShouldBe([2025, 2026, 2027]);
    }

    private static string Holiday(string date) => Event($"DTSTART;VALUE=DATE:{date}");

    private static string Event(string lines) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1@x.example\n{lines}\nSUMMARY:A day\nEND:VEVENT\n"
        + "END:VCALENDAR\n";

    private KnownCalendars Known() => new(Source, _time);

    private Task<ImportReport> ImportAsync(
        string content, string file = "calendar.json", HolidayFile? holidays = null) =>
        ImportAsync(new CalendarRows(Known(), Clock, holidays), content, file);
}
