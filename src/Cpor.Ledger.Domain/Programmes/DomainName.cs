using System.Globalization;
using System.Text.RegularExpressions;

namespace Cpor.Ledger.Domain.Programmes;

/// <summary>
/// A customer's domain name, as <c>contoso.com</c>: at least two labels, at most 253 characters, in lower case.
/// International names are taken in either form and kept in the ASCII one (RFC 5891), so that equal names are equal.
/// </summary>
public readonly partial record struct DomainName(string Value) : IValue<DomainName>
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <inheritdoc />
    public static bool TryParse(string? text, out DomainName value)
    {
        value = default;
        if (text is null or { Length: 0 or > 253 } || text.Contains('\0'))
            return false;
        try
        {
            value = new DomainName(Idn.GetAscii(text.Normalize()).ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            return false;
        }

        return value.Value.Length <= 253 && Labels().IsMatch(value.Value);
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value;

    [GeneratedRegex(
        @"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Labels();
}
