namespace Cpor.Ledger.Service.Localization;

/// <summary>What a certificate of erasure says.</summary>
public sealed record ErasureTexts
{
    public required string Heading { get; init; }
    [Placeholders("claim", "scope")] public required string Claim { get; init; }
    [Placeholders("when", "who", "basis")] public required string Decided { get; init; }
    [Placeholders("case")] public required string Case { get; init; }
    [Placeholders("name", "id", "version")] public required string Fact { get; init; }
    [Placeholders("position")] public required string Position { get; init; }
    public required string NoPosition { get; init; }
    [Placeholders("when")] public required string KeyDestroyed { get; init; }
    public required string KeyAlive { get; init; }
    [Placeholders("when")] public required string Finished { get; init; }
    public required string Unfinished { get; init; }
    [Placeholders("count")] public required string Erased { get; init; }
    public required string Documents { get; init; }
    public required string NoDocuments { get; init; }
    public required string Linked { get; init; }
    public required string Remaining { get; init; }

    /// <summary>Scopes, legal bases and what remains, by their public names.</summary>
    public required IReadOnlyDictionary<string, string> Words { get; init; }
}
