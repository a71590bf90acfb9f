using System.Text.Json;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

public class a_period
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(251)]
    [InlineData(int.MaxValue)]
    public void has_one_to_250_business_days(int days) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Period.BusinessDays(days));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(401)]
    public void has_one_to_400_calendar_days(int days) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Period.CalendarDays(days));

    [Theory]
    [InlineData(0)]
    [InlineData(-1_000)]
    [InlineData(1)]
    [InlineData(1_500)]
    [InlineData(34_560_000_000_001_000)]
    public void has_whole_microseconds_up_to_400_days_of_elapsed_time(long nanoseconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Period.OfElapsed(Duration.FromNanoseconds(nanoseconds)));

    [Fact]
    public void has_days_or_time_and_never_both()
    {
        var second = Duration.FromSeconds(1);

        Should.Throw<ArgumentOutOfRangeException>(() => new Period(PeriodUnit.BusinessDays));
        Should.Throw<ArgumentOutOfRangeException>(() => new Period(PeriodUnit.BusinessDays, 5, second));
        Should.Throw<ArgumentOutOfRangeException>(() => new Period(PeriodUnit.CalendarDays, 5, second));
        Should.Throw<ArgumentOutOfRangeException>(() => new Period(PeriodUnit.ElapsedTime));
        Should.Throw<ArgumentOutOfRangeException>(() => new Period(PeriodUnit.ElapsedTime, 5, second));
        Should.Throw<ArgumentOutOfRangeException>(() => new Period((PeriodUnit)7, 5));
    }

    [Fact]
    public void reaches_its_bounds()
    {
        Period.BusinessDays(250).Days.ShouldBe(250);
        Period.CalendarDays(400).Days.ShouldBe(400);
        Period.OfElapsed(Duration.FromDays(400)).Elapsed.ShouldBe(Duration.FromDays(400));
        Period.OfElapsed(Duration.FromNanoseconds(1_000)).Elapsed.ShouldBe(Duration.FromNanoseconds(1_000));
    }

    [Theory]
    [InlineData("""{"unit":"business-days","days":5}""")]
    [InlineData("""{"unit":"calendar-days","days":30}""")]
    [InlineData("""{"unit":"elapsed-time","elapsed":"0:00:05"}""")]
    public void is_stored_so(string json)
    {
        var period = JsonSerializer.Deserialize<Period>(json, StoredFormat.Options);

        JsonSerializer.Serialize(period, StoredFormat.Options).ShouldBe(json);
    }

    [Fact]
    public void is_refused_when_what_is_stored_is_none() =>
        Should.Throw<ArgumentOutOfRangeException>(() => JsonSerializer.Deserialize<Period>(
            """{"unit":"business-days","days":0}""", StoredFormat.Options));
}
