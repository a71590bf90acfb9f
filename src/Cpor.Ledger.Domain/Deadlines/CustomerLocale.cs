using NodaTime;
using NodaTime.TimeZones;

namespace Cpor.Ledger.Domain.Deadlines;

/// <summary>Where a locale was taken from.</summary>
public enum LocaleSource
{
    /// <summary>The tenant directory knows the customer.</summary>
    TenantDirectory,

    /// <summary>The directory is silent, and the terms name a default.</summary>
    TermsDefault,
}

/// <summary>By which country's days, in which time zone and in which language a customer is told and counted.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, upper case; chooses the calendar.</param>
/// <param name="TimeZone">An IANA time zone id, as <c>Europe/London</c>; says when a day begins.</param>
/// <param name="Language">ISO 639-1, lower case, as <c>en</c> or <c>ru</c>.</param>
/// <param name="Source">Where it was taken from.</param>
public sealed record CustomerLocale(string Country, string TimeZone, string Language, LocaleSource Source)
{
    /// <summary>The tz database version that time zones are read from, as <c>2026a</c>.</summary>
    public static string TzdbVersion => TzdbDateTimeZoneSource.Default.TzdbVersion;

    /// <summary>Whether the tz database has the id.</summary>
    public static bool IsTimeZone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>The time zone itself.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">The tz database does not have the id.</exception>
    internal DateTimeZone Zone() => DateTimeZoneProviders.Tzdb[TimeZone];
}
