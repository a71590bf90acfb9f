using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

public class the_local_day
{
    [Theory]
    [InlineData("Pacific/Kiritimati", "2026-11-23")]
    [InlineData("Asia/Tokyo", "2026-11-22")]
    [InlineData("Europe/London", "2026-11-22")]
    [InlineData("Pacific/Pago_Pago", "2026-11-21")]
    public void is_that_of_the_customers_time_zone(string timeZone, string date) =>
        Deadline.DayOf(Instant.FromUtc(2026, 11, 22, 10, 30), Customers.At("XX", timeZone)).ToString("R", null)
            .ShouldBe(date);

    [Fact]
    public void changes_at_local_midnight_so_that_a_mail_can_be_seen_to_be_late()
    {
        var customer = Customers.At("JP", "Asia/Tokyo");
        var midnight = Instant.FromUtc(2026, 11, 22, 15, 0);

        var planned = Deadline.DayOf(midnight - Duration.FromSeconds(1), customer);

        Deadline.DayOf(midnight, customer).ShouldBe(planned.PlusDays(1));
    }

    [Theory]
    [InlineData("Europe/London", true)]
    [InlineData("UTC", true)]
    [InlineData("GMT Standard Time", false)]
    [InlineData("europe/london", false)]
    [InlineData("", false)]
    public void needs_an_iana_time_zone(string id, bool known) => CustomerLocale.IsTimeZone(id).ShouldBe(known);
}
