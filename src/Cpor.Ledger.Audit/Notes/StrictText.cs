using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Notes;

/// <summary>
/// Reads text that is written in exactly one way, so that a signed note, a checkpoint or a proof that was read gives
/// the same bytes when it is written, and no byte can be changed unnoticed.
/// </summary>
internal static class StrictText
{
    /// <summary>The text; null when it is not UTF-8 or has control characters other than line feeds.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) && Encoding.UTF8.GetString(bytes) is var text && IsGood(text) ? text : null;

    /// <summary>Whether it can be written as UTF-8 and has no control characters other than line feeds.</summary>
    public static bool IsGood(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done
                || rune.Value is < ' ' and not '\n')
                return false;
            text = text[length..];
        }

        return true;
    }

    /// <summary>A number that fits in 63 bits, without sign or needless zeroes; null when it is not one.</summary>
    public static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && (text.Length == 1 || text[0] != '0')
            ? number
            : null;

    /// <summary>Standard base64 with padding, without stray bits and white space; null when it is not.</summary>
    public static byte[]? Base64(string text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && Convert.ToBase64String(bytes.AsSpan(0, length)) == text
            ? bytes[..length]
            : null;
    }

    /// <summary>
    /// Hashes of a proof, one in a line; null when one is none, or there are more than a proof can have.
    /// </summary>
    public static IReadOnlyList<TreeHash>? Hashes(string[] lines)
    {
        if (lines.Length > InclusionProof.MostHashes)
            return null;
        var hashes = lines.Select(Base64).Where(hash => hash?.Length == TreeHash.Length).ToList();
        return hashes.Count == lines.Length ? [.. hashes.Select(hash => new TreeHash(hash))] : null;
    }

    /// <summary>The lines of a text, without their ends; null when the last one has no end.</summary>
    public static string[]? Lines(string text) => text.EndsWith('\n') ? text[..^1].Split('\n') : null;
}
