using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Calendars;

public class parsing_a_calendar
{
    [Fact]
    public void gives_what_the_document_says()
    {
        var calendar = CalendarText.Parse(CalendarText.Sound);

        (calendar.Id, calendar.Country, calendar.Scope).ShouldBe(("elbonia", "XE", "Holidays of Elbonia"));
        calendar.KnownFrom.ShouldBe(new LocalDate(2026, 1, 1));
        calendar.KnownThrough.ShouldBe(new LocalDate(2026, 12, 31));
        calendar.Holidays.Select(holiday => holiday.Name).ShouldBe(["Mud Day", "Day after Mud Day"]);
        calendar.MovedWorkingDays.ShouldHaveSingleItem().Date.ShouldBe(new LocalDate(2026, 5, 2));
    }

    [Fact]
    public void takes_the_hash_of_the_exact_bytes_as_the_version()
    {
        var bytes = Encoding.UTF8.GetBytes(CalendarText.Sound);

        CalendarText.Parse(CalendarText.Sound).Version.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void makes_another_version_of_a_document_that_only_looks_different()
    {
        var spaced = CalendarText.Parse(CalendarText.Sound + "\n");

        spaced.ShouldNotBe(CalendarText.Parse(CalendarText.Sound));
        CalendarText.Parse(CalendarText.Sound).ShouldBe(CalendarText.Parse(CalendarText.Sound));
    }

    [Theory]
    [InlineData("\"id\": \"elbonia\"", "\"id\": \"Elbonia\"", "id is not lower-case")]
    [InlineData("\"country\": \"XE\"", "\"country\": \"xe\"", "not two upper-case letters")]
    [InlineData("\"Holidays of Elbonia\"", "\" \"", "scope is empty")]
    [InlineData("\"knownThrough\": \"2026-12-31\"", "\"knownThrough\": \"2025-12-31\"", "known through a date before")]
    [InlineData("  \"knownThrough\": \"2026-12-31\",\n", "", "yet no knownThrough")]
    [InlineData("\"from\": \"2026-01-01\"", "\"from\": \"2026-02-01\"", "no weekend rule begins on knownFrom")]
    [InlineData("[\"saturday\", \"sunday\"]", "[]", "not one to three different days")]
    [InlineData("[\"saturday\", \"sunday\"]", "[\"sunday\", \"sunday\"]", "not one to three different days")]
    [InlineData("[\"saturday\", \"sunday\"]", "[\"none\"]", "none of the seven")]
    [InlineData("\"2026-05-04\"", "\"2026-05-01\"", "holidays has 2026-05-01 twice")]
    [InlineData("\"2026-05-04\"", "\"2026-04-30\"", "holidays has 2026-04-30 after 2026-05-01")]
    [InlineData("\"2026-05-04\"", "\"2026-05-02\"", "both a holiday and a moved working day")]
    [InlineData("\"2026-05-02\"", "\"2026-05-05\"", "2026-05-05 is not on a weekend")]
    [InlineData("\"2026-05-04\"", "\"2027-05-04\"", "2027-05-04 is outside knownFrom and knownThrough")]
    [InlineData("\"Mud Day\"", "\"\"", "2026-05-01 has no name")]
    [InlineData("\"Law No. 1\"", "\"\"", "\"law-1\" has no title")]
    [InlineData("\"id\": \"law-1\"", "\"id\": \"law-2\"", "2026-05-01 names the source \"law-1\"")]
    public void refuses_a_document_that_breaks_a_rule_and_names_it(string piece, string instead, string explanation)
    {
        var text = CalendarText.With(piece, instead);

        Should.Throw<FormatException>(() => CalendarText.Parse(text)).Message
            .ShouldContain(explanation, Case.Sensitive);
    }

    [Theory]
    [InlineData("\"notes\": []", "\"notes\": [], \"colour\": \"red\"", "colour")]
    [InlineData("\"name\": \"Mud Day\"", "\"name\": \"Mud Day\", \"regional\": true", "regional")]
    [InlineData("\"notes\": []", "\"notes\": [], \"notes\": []", "notes")]
    [InlineData("  \"notes\": [],\n", "", "notes")]
    [InlineData("\"name\": \"Mud Day\", ", "", "name")]
    [InlineData("\"2026-05-01\"", "\"2026-02-30\"", "$.holidays[0].date")]
    [InlineData("\"2026-05-01\"", "\"1 May 2026\"", "$.holidays[0].date")]
    [InlineData("\"saturday\"", "\"caturday\"", "IsoDayOfWeek")]
    [InlineData("\"saturday\"", "6", "IsoDayOfWeek")]
    [InlineData("\"Mud Day\"", "null", "name")]
    [InlineData("\"movedWorkingDays\": [", "\"movedWorkingDays\": [ null, ", "holds a null")]
    [InlineData("\"notes\": []", "\"notes\": [ null ]", "holds a null")]
    [InlineData("\"notes\": []", "\"notes\": null", "notes")]
    public void refuses_unknown_missing_repeated_and_unreadable_properties(string piece, string instead, string about)
    {
        var text = CalendarText.With(piece, instead);

        Should.Throw<FormatException>(() => CalendarText.Parse(text)).Message.ShouldContain(about, Case.Sensitive);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"id\": \"elbonia\"")]
    public void refuses_what_is_no_document_at_all(string text) =>
        Should.Throw<FormatException>(() => CalendarText.Parse(text));

    [Fact]
    public void names_every_broken_rule_at_once()
    {
        var text = CalendarText.With("\"XE\"", "\"Elbonia\"").Replace("2026-05-02", "2026-05-05");

        var message = Should.Throw<FormatException>(() => CalendarText.Parse(text)).Message;

        message.ShouldContain("\"Elbonia\" is not two upper-case letters");
        message.ShouldContain("2026-05-05 is not on a weekend");
    }
}
