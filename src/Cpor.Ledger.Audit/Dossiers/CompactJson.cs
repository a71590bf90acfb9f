using System.Text.Json;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>JSON that means one thing: no member twice, for readers take either, and no white space.</summary>
internal static class CompactJson
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    public static bool IsCompact(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        return document is not null && !HasBlanks(json.Span);
    }

    /// <summary>The document; null when it is none or a member stands twice in it.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, _strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // It is JSON, so a quotation mark that is not escaped begins or ends a text.
    private static bool HasBlanks(ReadOnlySpan<byte> json)
    {
        var inText = false;
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] == '"')
                inText = !inText;
            else if (inText && json[at] == '\\')
                at++;
            else if (!inText && json[at] <= ' ')
                return true;
        }

        return false;
    }
}
