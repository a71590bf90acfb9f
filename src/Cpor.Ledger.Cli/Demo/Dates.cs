using System.Globalization;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>How the demonstration writes days and times.</summary>
internal static class Dates
{
    /// <summary>Such as <c>Mon 7 Dec</c>.</summary>
    public static string Day(DateTimeOffset time) => time.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>Mon 7 Dec 15:00</c>, UTC.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);
}
