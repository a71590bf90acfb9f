using System.Globalization;

namespace Cpor.Ledger.Log;

/// <summary>Positions and sizes as people write them: 0 to 2^63 - 1, in digits, without leading zeros.</summary>
public static class LogPosition
{
    /// <summary>Null when it is none.</summary>
    public static long? Parse(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        && position.ToString(CultureInfo.InvariantCulture) == text
            ? position
            : null;
}
