namespace Cpor.Ledger.Cli.Demo;

/// <summary>How the story of a sample came out.</summary>
/// <param name="Got">What became of the claim.</param>
/// <param name="CameLate">Whether somebody came after a deadline.</param>
/// <param name="Note">What went otherwise than told, for a person; null when nothing did.</param>
public sealed record Outcome(Sample Sample, StoryEnd Got, bool CameLate, string? Note)
{
    /// <summary>
    /// Whether it came out as told. Who took the process down must expect that somebody came too late; otherwise nobody
    /// may.
    /// </summary>
    public bool IsAsTold(bool mayBeLate) => Matches(Sample.Story.Ends)
        || (mayBeLate && CameLate && Sample.Story.EndsIfLate is { } late && Matches(late));

    private bool Matches(StoryEnd told) => told.Status == Got.Status
        && told.Refused == Got.Refused
        && (told.Lines is null || told.Lines.SequenceEqual(Got.Lines ?? []));
}
