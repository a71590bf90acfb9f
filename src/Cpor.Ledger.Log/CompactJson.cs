using System.Buffers;

namespace Cpor.Ledger.Log;

/// <summary>
/// JSON without blanks between its tokens. Each token stays as PostgreSQL wrote it: a number keeps its digits and a
/// text its escapes.
/// </summary>
public static class CompactJson
{
    /// <summary>Writes well-formed JSON, as jsonb gives it, without the blanks.</summary>
    public static void Write(ReadOnlySpan<byte> json, IBufferWriter<byte> to)
    {
        while (json.IndexOfAny("\" "u8) is >= 0 and var at)
        {
            var next = json[at] == (byte)'"' ? at + 1 + AfterText(json[(at + 1)..]) : at;
            to.Write(json[..next]);
            json = json[(json[at] == (byte)'"' ? next : at + 1)..];
        }

        to.Write(json);
    }

    /// <summary>How long a text is, with its closing quotation mark.</summary>
    private static int AfterText(ReadOnlySpan<byte> json)
    {
        var at = 0;
        while (true)
        {
            at += json[at..].IndexOfAny("\"\\"u8);
            if (json[at] == (byte)'"')
                return at + 1;
            at += 2;
        }
    }
}
