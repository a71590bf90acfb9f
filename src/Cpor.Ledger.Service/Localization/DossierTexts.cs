using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cpor.Ledger.Service.Localization;

/// <summary>What the pages of a dossier say.</summary>
public sealed record DossierTexts
{
    [Placeholders("claim")] public required string Title { get; init; }
    public required string Unproved { get; init; }
    public required string Facts { get; init; }
    public required IReadOnlyList<string> Columns { get; init; }
    public required string Why { get; init; }
    public required string Documents { get; init; }
    public required string Terms { get; init; }
    public required string Calendar { get; init; }
    public required string Included { get; init; }
    public required string LeftOut { get; init; }
    public required string Checkpoint { get; init; }

    /// <summary>How to check the dossier, in Markdown; the line with the key is repeated for each key.</summary>
    [JsonConverter(typeof(LinesConverter))]
    [Placeholders("claim", "key")]
    public required string Instructions { get; init; }
}

/// <summary>A text of several lines, which is a list of them in the file.</summary>
internal sealed class LinesConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        string.Join('\n', JsonSerializer.Deserialize<string[]>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Split('\n'), options);
}
