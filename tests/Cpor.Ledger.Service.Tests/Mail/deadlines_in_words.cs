using Cpor.Ledger.Service.Localization;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Tests.Mail;

public class deadlines_in_words
{
    [Theory]
    [InlineData("2020-09-02T22:00:00Z", "Europe/Berlin", "until the end of Wednesday, 2 September 2020", "UTC+02:00")]
    [InlineData("2021-01-01T05:00:00Z", "America/New_York", "until the end of Thursday, 31 December 2020", "UTC-05:00")]
    [InlineData("2021-02-28T15:00:00Z", "Asia/Tokyo", "until the end of Sunday, 28 February 2021", "UTC+09:00")]
    [InlineData("2021-02-28T15:00:01Z", "Asia/Tokyo", "until 00:00:01 on Monday, 1 March 2021", "UTC+09:00")]
    [InlineData("2020-09-02T12:30:00Z", "UTC", "until 12:30 on Wednesday, 2 September 2020", "UTC+00:00")]
    public void name_the_last_day_or_the_very_time(string ends, string zone, string words, string offset) =>
        Deadline(ends, zone, "en").ShouldContain($"{words} (time zone {zone}, {offset})");

    [Theory]
    [InlineData("2020-09-02T21:00:00Z", "Europe/Moscow", "до конца среды, 2 сентября 2020 г.", "UTC+03:00")]
    [InlineData("2020-09-05T09:05:00Z", "Europe/Moscow", "до 12:05, суббота, 5 сентября 2020 г.", "UTC+03:00")]
    public void are_grammatical_in_russian(string ends, string zone, string words, string offset) =>
        Deadline(ends, zone, "ru").ShouldContain($"{words} (часовой пояс {zone}, {offset})");

    /// <summary>In Beirut clocks went from midnight to one on 2021-03-28: that day began at one.</summary>
    [Fact]
    public void name_the_day_before_when_clocks_go_forward_at_midnight() =>
        Deadline("2021-03-27T22:00:00Z", "Asia/Beirut", "en").ShouldContain("until the end of Saturday, 27 March 2021");

    private static string Deadline(string ends, string zone, string language) => Letters.Writer.Write(
        Letters.Notification(language) with
        {
            OptOut = new LocalDeadline(InstantPattern.ExtendedIso.Parse(ends).Value, zone),
        },
        Letters.Now).Plain();
}
