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
