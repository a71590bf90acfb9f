using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// The addresses that the ledger takes: a dot-atom before the @ (RFC 5322 §3.2.3, or RFC 6532 with letters of every
/// script), at most 64 bytes, and a domain name of at least two labels; at most 254 bytes in all (RFC 5321 §4.5.3.1).
/// Quoted names, comments, display names and address literals are not taken: a person at a customer has none, and
/// what mail servers make of them differs.
/// </summary>
public static class EmailAddress
{
    private const int LongestLocalPart = 64, Longest = 254;

    private static readonly SearchValues<char> Atom =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    /// <summary>
    /// False when the text is no such address. The domain is written in its ASCII form, in lower case, however its
    /// letters were typed.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? address)
    {
        var at = text.LastIndexOf('@');
        var local = at < 0 ? "" : text[..at];
        address = at >= 0
            && CanonicalForm.TryOf(text[(at + 1)..], out var host)
            && DomainName.TryParse(host, out var domain)
            && IsLocalPart(local)
                ? $"{local}@{domain}"
                : null;
        if (address is not null && Encoding.UTF8.GetByteCount(address) > Longest)
            address = null;
        return address is not null;
    }

    private static bool IsLocalPart(string local) =>
        local.Length > 0
        && Encoding.UTF8.GetByteCount(local) <= LongestLocalPart
        && local[0] != '.'
        && local[^1] != '.'
        && !local.Contains("..", StringComparison.Ordinal)
        && local.EnumerateRunes().All(IsAtom);

    private static bool IsAtom(Rune rune) => rune.IsAscii
        ? Atom.Contains((char)rune.Value)
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
