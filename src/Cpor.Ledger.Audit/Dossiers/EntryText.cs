using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>
/// The text of entries. Reading takes what it understands, for an entry counts only if it is then written to the same
/// bytes; so order, white space, repetition and every other way of writing are settled in one place.
/// </summary>
internal static partial class EntryText
{
    private const string TimePattern = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";
    private const string RecordedPattern = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimePattern);

    public static string RecordedTime(DateTimeOffset time) => time.UtcDateTime.ToString(RecordedPattern);

    public static string? Sequence(long? position) => position?.ToString("D19");

    /// <summary>A member with a text; null when it is not known, and then left out.</summary>
    public static string? Member(string name, string? value) =>
        value is null ? null : $"\"{name}\":\"{Escaped(value)}\"";

    /// <summary>An instant as <see cref="Time"/> writes it; null when it is none.</summary>
    public static DateTimeOffset? Instant(string? text) => Instant(text, TimePattern);

    public static LogEntry? Read(ReadOnlySpan<byte> bytes)
    {
        var texts = new Dictionary<string, string>();
        long version = 0;
        byte[]? data = null;
        try
        {
            var reader = new Utf8JsonReader(bytes);
            if (!Utf8.IsValid(bytes) || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (name == "data")
                    data = Object(bytes, ref reader);
                else if (name == "streamversion" && reader.TokenType == JsonTokenType.Number)
                    _ = reader.TryGetInt64(out version);
                else if (reader.TokenType != JsonTokenType.String || !texts.TryAdd(name, reader.GetString()!))
                    return null;
            }
        }
        // A text can be escaped so that it is half a character.
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }

        return data is not null && CompactJson.IsCompact(data) ? Entry(texts, version, data) : null;
    }

    private static byte[]? Object(ReadOnlySpan<byte> bytes, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return null;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return bytes[start..(int)reader.BytesConsumed].ToArray();
    }

    private static LogEntry? Entry(Dictionary<string, string> texts, long version, byte[] data)
    {
        var previous = texts.ContainsKey("previoussequence") ? Number(texts, "previoussequence") : null;
        if (!Guid.TryParse(texts.GetValueOrDefault("id"), out var id) || id == Guid.Empty
            || texts.GetValueOrDefault("source") is not { } source || !Source().IsMatch(source)
            || texts.GetValueOrDefault("type") is not { } type || !Type().IsMatch(type)
            || texts.GetValueOrDefault("subject") is not { } subject || !Subject().IsMatch(subject)
            || Instant(texts.GetValueOrDefault("time"), TimePattern) is not { } time
            || Instant(texts.GetValueOrDefault("recordedtime"), RecordedPattern) is not { } recorded
            || Number(texts, "sequence") is not { } position
            || version < 1)
            return null;
        return new LogEntry
        {
            Id = id,
            Source = source,
            Type = type,
            Subject = subject,
            Time = time,
            RecordedTime = recorded,
            Position = position,
            StreamVersion = version,
            Previous = previous,
            Actor = texts.GetValueOrDefault("actor"),
            Causation = texts.GetValueOrDefault("causation"),
            Correlation = texts.GetValueOrDefault("correlation"),
            Data = data,
        };
    }

    private static long? Number(Dictionary<string, string> texts, string name) =>
        long.TryParse(texts.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static DateTimeOffset? Instant(string? text, string pattern) => DateTimeOffset.TryParseExact(
        text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        ? time
        : null;

    // The shortest escapes, as RFC 8785 chooses them.
    private static string Escaped(string value)
    {
        if (!value.Any(one => one is < ' ' or '"' or '\\'))
            return value;
        var text = new StringBuilder();
        foreach (var one in value)
        {
            _ = one switch
            {
                '"' or '\\' => text.Append('\\').Append(one),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append($"\\u{(int)one:x4}"),
                _ => text.Append(one),
            };
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^https://[^\s+]+\z", RegexOptions.None, 1000)]
    private static partial Regex Source();

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*\.v[1-9][0-9]{0,3}\z", RegexOptions.None, 1000)]
    private static partial Regex Type();

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*/[A-Za-z0-9._~-]+\z", RegexOptions.None, 1000)]
    private static partial Regex Subject();
}
