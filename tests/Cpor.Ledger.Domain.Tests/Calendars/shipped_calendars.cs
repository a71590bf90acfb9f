using System.Security.Cryptography;
using Cpor.Ledger.Domain.Calendars;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Calendars;

public class shipped_calendars
{
    public static TheoryData<string> Ids => [.. BusinessCalendars.Shipped.All.Select(calendar => calendar.Id)];

    [Fact]
    public void are_these_eight() =>
        BusinessCalendars.Shipped.All.Select(calendar => calendar.Id)
            .ShouldBe(["ae", "de", "fr", "gb", "jp", "ru", "us", "weekends-only"]);

    [Theory]
    [MemberData(nameof(Ids))]
    public void are_the_bytes_of_their_documents(string id)
    {
        var calendar = Shipped(id);

        calendar.Version.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(ShippedDocument.Bytes(id))));
        ShippedDocument.Bytes(id).ShouldNotContain((byte)'\r', "the version would depend on who checked the file out");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void begin_in_2019_and_name_a_source_that_is_used_for_every_statement(string id)
    {
        var calendar = Shipped(id);

        calendar.KnownFrom.ShouldBe(new LocalDate(2019, 1, 1));
        var used = calendar.Holidays.Select(holiday => holiday.Source)
            .Concat(calendar.MovedWorkingDays.Select(day => day.Source))
            .Concat(calendar.Weekends.Select(rule => rule.Source));
        calendar.Sources.Select(source => source.Id).ShouldBe(used.Distinct(), ignoreOrder: true);
        foreach (var source in calendar.Sources.Where(source => source.Url is not null))
            Uri.TryCreate(source.Url, UriKind.Absolute, out _).ShouldBeTrue(source.Url);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void say_where_a_choice_was_made(string id) => Shipped(id).Notes.ShouldNotBeEmpty();

    [Theory]
    [InlineData("ae", 2026, 3, 22)]
    [InlineData("de", 2030, 12, 31)]
    [InlineData("fr", 2030, 12, 31)]
    [InlineData("gb", 2028, 12, 31)]
    [InlineData("jp", 2027, 12, 31)]
    [InlineData("ru", 2027, 1, 8)]
    [InlineData("us", 2030, 12, 31)]
    public void end_where_the_official_dates_end(string id, int year, int month, int day) =>
        Shipped(id).KnownThrough.ShouldBe(new LocalDate(year, month, day));

    [Fact]
    public void know_every_day_of_the_weekends_alone()
    {
        var calendar = Shipped("weekends-only");

        calendar.KnownThrough.ShouldBeNull();
        calendar.Knows(new LocalDate(2999, 12, 31)).ShouldBeTrue();
    }

    private static BusinessCalendar Shipped(string id) =>
        BusinessCalendars.Shipped.All.Single(calendar => calendar.Id == id);
}
