using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

public class counting_elapsed_time
{
    private static readonly Instant _notified = Instant.FromUtc(2026, 3, 29, 0, 59, 58);

    [Fact]
    public void adds_the_time_whatever_the_clocks_do()
    {
        var deadline = Count(Period.OfElapsed(Duration.FromSeconds(5)), _notified);

        deadline.Ends.ShouldBe(Instant.FromUtc(2026, 3, 29, 1, 0, 3), "the clocks of London jump at one");
        deadline.Provisional.ShouldBeFalse();
    }

    [Fact]
    public void looks_at_no_day()
    {
        var workings = Count(Period.OfElapsed(Duration.FromSeconds(5)), _notified).Workings;

        workings.Rule.ShouldBe(CountingRule.ElapsedTime);
        workings.Days.ShouldBeEmpty();
        workings.LastCountedDay.ShouldBeNull();
        workings.DayOfNotification.ShouldBe(new LocalDate(2026, 3, 29));
    }

    [Fact]
    public void begins_at_the_microsecond_that_is_stored()
    {
        var notified = _notified + Duration.FromNanoseconds(1_234_567);

        var deadline = Count(Period.OfElapsed(Duration.FromSeconds(5)), notified);

        deadline.Workings.From.ShouldBe(_notified + Duration.FromNanoseconds(1_234_000));
        deadline.Ends.ShouldBe(deadline.Workings.From + Duration.FromSeconds(5));
    }

    private static Deadline Count(Period period, Instant from) =>
        Deadline.Count(period, from, Customers.At("GB", "Europe/London"), BusinessCalendars.Shipped.For("GB"));
}
