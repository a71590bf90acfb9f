using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

public class counting_business_days
{
    [Fact]
    public void five_from_the_friday_before_christmas_end_with_the_last_day_of_the_year_in_britain()
    {
        var locale = new CustomerLocale("GB", "Europe/London", "en", LocaleSource.TenantDirectory);

        var deadline = Deadline.Count(
            Period.BusinessDays(5), Instant.FromUtc(2024, 12, 20, 15, 0), locale, BusinessCalendars.Shipped.For("GB"));

        deadline.Ends.ShouldBe(Instant.FromUtc(2025, 1, 1, 0, 0));
    }
}
