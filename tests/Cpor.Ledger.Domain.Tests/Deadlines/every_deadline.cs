using System.Text.Json;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Deadlines;
using CsCheck;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests.Deadlines;

/// <summary>Over all shipped calendars and time zones from 2019 to 2030; a failure prints its seed.</summary>
public class every_deadline
{
    private static readonly Instant _first = Instant.FromUtc(2019, 1, 1, 0, 0);
    private static readonly Instant _last = Instant.FromUtc(2030, 12, 31, 23, 59);

    private static readonly Gen<BusinessCalendar> _calendars = Gen.OneOf([.. BusinessCalendars.Shipped.All]);
    private static readonly Gen<string> _zones = Gen.OneOf([.. DateTimeZoneProviders.Tzdb.Ids]);

    private static readonly Gen<Instant> _anyInstants =
        Gen.Long[_first.ToUnixTimeTicks(), _last.ToUnixTimeTicks()].Select(Instant.FromUnixTimeTicks);

    private static readonly Dictionary<string, Oracle> _oracles =
        BusinessCalendars.Shipped.All.ToDictionary(calendar => calendar.Id, calendar => new Oracle(calendar.Id));

    // Deadlines go wrong around changes of the clock and of the year far more often than anywhere else.
    private static readonly Gen<(string Zone, Instant From)> _notifications = _zones.SelectMany(
        zone => Gen.Frequency((2, _anyInstants), (2, NearClockChange(zone)), (1, NearYearEnd()))
            .Select(from => (zone, from)));

    [Fact]
    public void of_business_days_ends_where_a_walk_along_the_clock_ends() =>
        Gen.Select(_calendars, _notifications, Gen.Int[1, 10]).Sample(
            (calendar, at, days) => Count(Period.BusinessDays(days), at, calendar).Ends.ShouldBe(
                _oracles[calendar.Id].EndOfBusinessDays(days, at.From, DateTimeZoneProviders.Tzdb[at.Zone])),
            iter: 4_000, print: Print);

    [Fact]
    public void of_calendar_days_ends_where_a_walk_along_the_clock_ends() =>
        Gen.Select(_calendars, _notifications, Gen.Int[1, 10]).Sample(
            (calendar, at, days) => Count(Period.CalendarDays(days), at, calendar).Ends.ShouldBe(
                Oracle.EndOfCalendarDays(days, at.From, DateTimeZoneProviders.Tzdb[at.Zone])),
            iter: 1_000, print: Print);

    [Fact]
    public void can_be_counted_again_from_its_workings_alone() =>
        Gen.Select(_calendars, _notifications, Gen.Int[1, 60]).Sample(
            (calendar, at, days) => ShouldExplainItself(Count(Period.BusinessDays(days), at, calendar), days),
            iter: 2_000, print: Print);

    [Fact]
    public void comes_back_from_its_stored_form_equal() =>
        Gen.Select(_calendars, _notifications, Gen.Int[1, 10]).Sample(
            (calendar, at, days) =>
            {
                var deadline = Count(Period.BusinessDays(days), at, calendar);
                var json = JsonSerializer.Serialize(deadline, StoredFormat.Options);
                JsonSerializer.Deserialize<Deadline>(json, StoredFormat.Options).ShouldBe(deadline);
            },
            iter: 500, print: Print);

    [Fact]
    public void is_not_earlier_for_a_later_notification_nor_for_a_longer_period() =>
        Gen.Select(_calendars, _notifications, Gen.Int[1, 10], Gen.Long[0, 10 * NodaConstants.TicksPerDay]).Sample(
            (calendar, at, days, ticks) =>
            {
                var deadline = Count(Period.BusinessDays(days), at, calendar).Ends;
                Count(Period.BusinessDays(days), (at.Zone, at.From.PlusTicks(ticks)), calendar).Ends
                    .ShouldBeGreaterThanOrEqualTo(deadline);
                Count(Period.BusinessDays(days + 1), at, calendar).Ends.ShouldBeGreaterThan(deadline);
            },
            iter: 2_000);

    [Fact]
    public void looks_at_400_days_at_most()
    {
        var notified = Enumerable.Range(0, 12 * 53).Select(week => _first + Duration.FromDays(7 * week));
        var longest =
            from calendar in BusinessCalendars.Shipped.All
            from at in notified
            select Count(Period.BusinessDays(Period.MostBusinessDays), ("UTC", at), calendar).Workings.Days.Count;

        longest.Max().ShouldBeInRange(350, 400);
    }

    private static Deadline Count(Period period, (string Zone, Instant From) at, BusinessCalendar calendar) =>
        Deadline.Count(period, at.From, Customers.At(calendar.Country ?? "XX", at.Zone), calendar);

    private static void ShouldExplainItself(Deadline deadline, int days)
    {
        var workings = deadline.Workings;
        var zone = DateTimeZoneProviders.Tzdb[workings.TimeZone];
        workings.DayOfNotification.ShouldBe(workings.From.InZone(zone).Date);
        workings.Days.Select((day, index) => day.Date.PlusDays(-index - 1))
            .ShouldAllBe(date => date == workings.DayOfNotification, "the days follow each other without a gap");
        workings.Days.Where(day => day.Index is not null).Select(day => day.Index!.Value)
            .ShouldBe(Enumerable.Range(1, days));
        workings.Days.ShouldAllBe(
            day => day.Index != null == (day.Kind == DayKind.Counted || day.Kind == DayKind.WorkingWeekend));
        workings.Days[^1].ShouldBe(workings.Days.Last(day => day.Index == days));
        deadline.Ends.ShouldBe(zone.AtStartOfDay(workings.LastCountedDay!.Value.PlusDays(1)).ToInstant());
        deadline.Provisional.ShouldBe(workings.Days.Any(day => day.Date > workings.KnownThrough));
    }

    private static Gen<Instant> NearClockChange(string zone)
    {
        var changes = DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(_first, _last)
            .Where(interval => interval.HasStart && interval.Start > _first)
            .Select(interval => interval.Start)
            .ToArray();
        return changes.Length == 0
            ? _anyInstants
            : Gen.Select(Gen.OneOf(changes), Gen.Long[-16 * NodaConstants.TicksPerDay, NodaConstants.TicksPerDay])
                .Select((change, ticks) => Instant.Max(_first, change.PlusTicks(ticks)));
    }

    private static Gen<Instant> NearYearEnd() =>
        Gen.Select(Gen.Int[2019, 2030], Gen.Long[-16 * NodaConstants.TicksPerDay, NodaConstants.TicksPerDay])
            .Select((year, ticks) => Instant.FromUtc(year, 12, 31, 12, 0).PlusTicks(ticks));

    private static string Print((BusinessCalendar Calendar, (string Zone, Instant From) At, int Days) sample) =>
        $"{sample.Days} days from {sample.At.From} in {sample.At.Zone} by {sample.Calendar.Id}";
}
