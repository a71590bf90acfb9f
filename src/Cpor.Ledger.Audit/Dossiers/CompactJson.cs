using System.Text;
using System.Text.Json;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>
/// JSON as PostgreSQL keeps it, without white space: members in one order, none twice, so that it means one thing to
/// every reader.
/// </summary>
internal static class CompactJson
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    public static bool IsCompact(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        return document is not null && !HasBlanks(json.Span) && IsOrdered(document.RootElement);
    }

    /// <summary>The document; null when it is none or a member stands twice in it.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, _strict);
        }
        // A name can be escaped so that it is half a character.
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
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

    private static bool IsOrdered(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().All(IsOrdered),
        JsonValueKind.Object => AreAscending([.. json.EnumerateObject().Select(member => member.Name)])
            && json.EnumerateObject().All(member => IsOrdered(member.Value)),
        _ => true,
    };

    private static bool AreAscending(IReadOnlyList<string> names) => names.Zip(names.Skip(1)).All(pair =>
    {
        var (one, next) = (Encoding.UTF8.GetBytes(pair.First), Encoding.UTF8.GetBytes(pair.Second));
        return one.Length == next.Length ? one.AsSpan().SequenceCompareTo(next) < 0 : one.Length < next.Length;
    });
}
