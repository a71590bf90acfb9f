using System.Text;
using System.Text.Encodings.Web;
using MimeKit.Encodings;

namespace Cpor.Ledger.Service.Tests.Erasing;

/// <summary>
/// Words that nobody else writes, planted in every personal field, and looked for in bytes however they are encoded.
/// </summary>
internal static class Canary
{
    /// <summary>For addresses, which take ASCII alone.</summary>
    public const string Ascii = "kenar7f3dzq";

    /// <summary>For every other text.</summary>
    public const string Letters = "Кенарь7жЁ";

    private static readonly IReadOnlyList<(string Encoding, string Form)> _forms =
    [
        .. new[] { Ascii, Letters }.SelectMany(Forms)
            .Where(form => form.Form.Length >= 8)
            .DistinctBy(form => form.Form),
    ];

    /// <summary>A text with both of them.</summary>
    public static string In(string field) => $"{Ascii} {Letters} {field}";

    /// <summary>An address.</summary>
    public static string Address(string who) => $"{Ascii}.{who}@woodgrove.example";

    /// <summary>Where they stand in these bytes, and how they are encoded there.</summary>
    public static IReadOnlyList<string> FoundIn(string place, byte[] bytes)
    {
        // Every byte is a letter, so that what is no text is looked through too.
        var text = Encoding.Latin1.GetString(bytes);
        // Long lines are broken by encodings of mails and by tools.
        var unbroken = text.Replace("=\r\n", "").Replace("=\n", "").Replace("\r", "").Replace("\n", "")
            .Replace(" ", "").Replace("\t", "");
        return
        [
            .. _forms.Where(form => text.Contains(form.Form, StringComparison.OrdinalIgnoreCase)
                    || unbroken.Contains(form.Form, StringComparison.OrdinalIgnoreCase))
                .Select(form => $"{place}: {form.Encoding}"),
        ];
    }

    private static IEnumerable<(string Encoding, string Form)> Forms(string word)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var bytes = encoding.GetBytes(word);
            yield return ($"{encoding.WebName}", Encoding.Latin1.GetString(bytes));
            yield return ($"{encoding.WebName} in hexadecimal", Convert.ToHexString(bytes));
            for (var before = 0; before < 3; before++)
            {
                var base64 = Aligned(bytes, before);
                yield return ($"{encoding.WebName} in base64, {before} bytes on", base64);
                yield return (
                    $"{encoding.WebName} in base64url, {before} bytes on",
                    base64.Replace('+', '-').Replace('/', '_'));
            }
        }

        yield return ("JSON, escaped", JavaScriptEncoder.Default.Encode(word));
        yield return ("JSON, escaped and quoted", JavaScriptEncoder.Default.Encode(word).Replace("\\", "\\\\"));
        yield return ("an address", Uri.EscapeDataString(word));
        yield return ("quoted-printable", QuotedPrintable(word));
        yield return ("HTML", string.Concat(word.Select(letter => letter < 128 ? $"{letter}" : $"&#{(int)letter};")));
    }

    /// <summary>What of a base64 text these bytes alone decide.</summary>
    private static string Aligned(byte[] bytes, int before)
    {
        var text = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
        var first = before == 0 ? 0 : before + 1;
        var decided = (before + bytes.Length) * 8 / 6;
        return text[first..decided];
    }

    private static string QuotedPrintable(string word)
    {
        var (encoder, bytes) = (new QuotedPrintableEncoder(), Encoding.UTF8.GetBytes(word));
        var output = new byte[encoder.EstimateOutputLength(bytes.Length)];
        var length = encoder.Flush(bytes, 0, bytes.Length, output);
        return Encoding.Latin1.GetString(output, 0, length).Replace("=\n", "").Replace("=\r\n", "");
    }
}
