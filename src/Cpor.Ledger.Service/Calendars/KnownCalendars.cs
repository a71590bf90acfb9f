using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Service.Calendars;

/// <summary>
/// The calendars to count by now: the newest imported version for a country, else the shipped one. What was promised
/// stays as it was counted, since its end is stored in the fact; only what is counted later sees a newer version.
/// </summary>
/// <remarks>The database is asked at most once a second, so a version is in use everywhere a second later.</remarks>
public sealed class KnownCalendars(NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan _fresh = TimeSpan.FromSeconds(1);

    private Reading? _last;

    /// <summary>The calendar of a country (ISO 3166-1 alpha-2, upper case), or else the weekends alone.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be asked.</exception>
    public BusinessCalendar For(string country) => Current().For(country);

    /// <summary>The calendars of all countries that have one.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be asked.</exception>
    public BusinessCalendars Current()
    {
        var last = _last;
        if (last is not null && time.GetElapsedTime(last.At) < _fresh)
            return last.Calendars;
        var at = time.GetTimestamp();
        var newest = Newest();
        _last = newest == last?.Newest ? last with { At = at } : new Reading(Read(), newest, at);
        return _last.Calendars;
    }

    private long Newest()
    {
        using var command = database.CreateCommand($"select coalesce(max(number), 0) from {LedgerTables.Calendar}");
        return (long)command.ExecuteScalar()!;
    }

    private BusinessCalendars Read()
    {
        using var command = database.CreateCommand(
            $"select distinct on (country) document from {LedgerTables.Calendar} order by country, number desc");
        using var rows = command.ExecuteReader();
        var imported = new List<BusinessCalendar>();
        while (rows.Read())
            imported.Add(BusinessCalendar.Parse(rows.GetFieldValue<byte[]>(0)));
        var shipped = BusinessCalendars.Shipped.All
            .Where(calendar => !imported.Exists(other => other.Country == calendar.Country));
        return new BusinessCalendars([.. imported, .. shipped]);
    }

    private sealed record Reading(BusinessCalendars Calendars, long Newest, long At);
}
