using System.Text;

namespace Cpor.Ledger.Service.Localization;

/// <summary>Texts with placeholders, such as <c>{partner}</c>.</summary>
internal static class Template
{
    private const int LongestValue = 300;

    /// <summary>
    /// Puts values in place of the placeholders. A value is taken as it is: a placeholder inside it is not filled.
    /// </summary>
    public static string Fill(string text, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var filled = new StringBuilder();
        var rest = text.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0)
        {
            var close = rest.IndexOf('}');
            filled.Append(rest[..open]).Append(Line(Value(rest[(open + 1)..close], values)));
            rest = rest[(close + 1)..];
        }

        return filled.Append(rest).ToString();
    }

    /// <summary>
    /// One line of bounded length: a name with a line break in it would start a line, or a header, of its own.
    /// </summary>
    public static string Line(string value, int longest = LongestValue)
    {
        var line = string.Join(' ', value.Split(Breaks, StringSplitOptions.RemoveEmptyEntries)).Trim();
        if (line.Length <= longest)
            return line;
        var cut = char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest;
        return line[..cut] + "…";
    }

    /// <summary>
    /// Control characters, and separators, direction marks and non-characters that break a line or file.
    /// </summary>
    private static char[] Breaks { get; } =
    [
        .. Enumerable.Range(0, 0xFFFF).Select(code => (char)code).Where(char.IsControl),
        .. "\u2028\u2029\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF\uFFFE\uFFFF",
    ];

    private static string Value(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (name.SequenceEqual(known))
                return value;
        }

        throw new FormatException($"The text names {{{name}}}, which nobody fills here.");
    }
}
