using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cpor.Ledger.Domain;

/// <summary>
/// Refuses text that does not come back from the database as it was given: U+0000, which PostgreSQL cannot keep in
/// JSON, and halves of surrogate pairs, which would silently become another character.
/// </summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is not { } text || IsStorable(text)
            ? reader.GetString()
            : throw new JsonException("The text holds U+0000.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (!IsStorable(value))
            throw new JsonException("The text holds U+0000 or half a surrogate pair.");
        writer.WriteStringValue(value);
    }

    private static bool IsStorable(string text) => !text.Contains('\0') && HasWholePairs(text);

    private static bool HasWholePairs(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var read) != System.Buffers.OperationStatus.Done)
                return false;
            text = text[read..];
        }

        return true;
    }
}
