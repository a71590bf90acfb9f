using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Service.Checks;

/// <summary>
/// Domain names in the one spelling that can be compared and put into an address: ASCII (punycode), lower case.
/// </summary>
/// <remarks>
/// Without ICU the runtime encodes labels but neither lowers their case nor composes their accents, so that
/// <c>BÜCHER.example</c> and <c>bücher.example</c> would become two names; both are done here first.
/// </remarks>
public static class AsciiDomain
{
    private const int LongestName = 253;

    private static readonly IdnMapping _idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// False for what is no domain name of two or more labels: an address by numbers, a single label, a character that
    /// is neither letter, mark, digit nor hyphen. Surrounding space and one final dot are let pass.
    /// </summary>
    public static bool TryConvert(string? text, [NotNullWhen(true)] out string? ascii)
    {
        ascii = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestName || text.EnumerateRunes().Any(IsForeign))
            return false;
        try
        {
            ascii = _idn.GetAscii(SearchHash.Normalise(text).TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false;
        }

        return ascii.Length <= LongestName && ascii.Split('.') is [_, .., var last] && !last.All(char.IsAsciiDigit);
    }

    private static bool IsForeign(Rune rune) => rune.Value is not ('-' or '.' or 0x3002 or 0xFF0E or 0xFF61 or ' ')
        && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber);
}
