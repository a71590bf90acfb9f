namespace Cpor.Ledger.Cli.Demo;

/// <summary>How the story of a sample came out.</summary>
/// <param name="Got">What became of the claim.</param>
/// <param name="Note">What went otherwise than told, for a person; null when nothing did.</param>
public sealed record Outcome(Sample Sample, StoryEnd Got, string? Note)
{
    /// <summary>Whether it came out as told.</summary>
    public bool IsAsTold => Sample.Story.Ends is var told
        && told.Status == Got.Status
        && told.Refused == Got.Refused
        && (told.Lines is null || told.Lines.SequenceEqual(Got.Lines ?? []));
}
