using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cpor.Ledger.Service.Localization;

/// <summary>A text of several lines, which is a list of them in the file.</summary>
internal sealed class LinesConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        string.Join('\n', JsonSerializer.Deserialize<string[]>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Split('\n'), options);
}
