namespace Cpor.Ledger.Audit.Tiles;

/// <summary>What can be wrong with tiles and bundles.</summary>
public static class TileFaults
{
    /// <summary>A path that is none, or is written in another way than the one that counts.</summary>
    public static Fault NotATilePath { get; } = new("not-a-tile-path", "This is not the path of a tile or a bundle.");

    /// <summary>More or fewer bytes than its width asks for.</summary>
    public static Fault AnotherLength { get; } = new(
        "another-length", "The tile or bundle is longer or shorter than its width says.");

    /// <summary>An entry that does not fit.</summary>
    public static Fault EntryTooLong { get; } = new("entry-too-long", "An entry of a log has at most 65535 bytes.");
}
