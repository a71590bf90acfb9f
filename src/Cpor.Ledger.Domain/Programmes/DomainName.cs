using System.Globalization;
using System.Text.RegularExpressions;

namespace Cpor.Ledger.Domain.Programmes;

/// <summary>
/// A customer's domain name, as <c>contoso.com</c>: at least two labels, at most 253 characters, in lower case.
/// International names are taken in either form and kept in the ASCII one (RFC 5891), so that equal names are equal.
/// Letters that could also be written as one (a base with its accent beside it, full-width ones) are taken only in the
/// ASCII form, which leaves no doubt.
/// </summary>
public readonly partial record struct DomainName(string Value) : IValue<DomainName>
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <inheritdoc />
    public static bool TryParse(string? text, out DomainName value)
    {
        value = default;
        if (text is null or { Length: 0 or > 253 } || text.Any(HasAnotherForm))
            return false;
        try
        {
            var unicode = Idn.GetUnicode(Idn.GetAscii(text.ToLowerInvariant())).ToLowerInvariant();
            value = new DomainName(Idn.GetAscii(unicode));
            return value.Value.Length <= 253 && unicode.All(IsAllowed) && Labels().IsMatch(value.Value);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The name in the letters of its language, as people write it.</summary>
    public string Readable => Idn.GetUnicode(Value);

    /// <summary>The stored text.</summary>
    public override string ToString() => Value;

    // Unicode normalisation needs data that the product runs without (invariant globalization).
    private static bool HasAnotherForm(char letter) =>
        letter is (>= '\u0300' and <= '\u036F') or (>= '\u1100' and <= '\u11FF') or '\u3099' or '\u309A' or >= '\uFF00';

    // Roughly what RFC 5892 allows: letters, marks, digits, and the middle dots of Catalan and Japanese.
    private static bool IsAllowed(char letter) => letter is '.' or '-' or '\u00B7' or '\u30FB'
        || char.GetUnicodeCategory(letter) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber;

    [GeneratedRegex(
        @"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+\z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Labels();
}
