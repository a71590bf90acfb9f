using System.ComponentModel.DataAnnotations;
using Cpor.Ledger.Service.Http;
using NodaTime;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// Up to where a claim is replayed, said in one of four ways; in none of them: to the newest event that a checkpoint
/// covers. It is always the claim's first events up to the first one that is past the moment.
/// </summary>
public sealed record ReplayMoment
{
    /// <summary>After so many events of the claim, from 1.</summary>
    [Range(1, int.MaxValue)]
    public int? Version { get; init; }

    /// <summary>
    /// After the first so many entries of the log, as a checkpoint of that size covers them: those at positions below.
    /// </summary>
    public long? Position { get; init; }

    /// <summary>By the clock that deadlines are decided by; what happened at that very instant counts.</summary>
    public Instant? HappenedAt { get; init; }

    /// <summary>
    /// By the database's own clock: what the ledger knew. What was recorded at that very instant counts.
    /// </summary>
    public Instant? RecordedAt { get; init; }

    /// <summary>Notes when it is said in more than one way.</summary>
    public void NoteSeveral(RequestValidator validator)
    {
        object?[] ways = [Version, Position, HappenedAt, RecordedAt];
        if (ways.Count(way => way is not null) > 1)
            validator.Note("version", "one-of-four", "Say one of version, position, happenedAt and recordedAt.");
    }

    /// <summary>Whether a step is not past it.</summary>
    public bool Has(ReplayStep step) =>
        (Version is not { } version || step.After.Version <= version)
        && (Position is not { } position || step.Entry.Position < position)
        && (HappenedAt is not { } happened || step.Fact.HappenedAt <= happened)
        && (RecordedAt is not { } recorded || step.RecordedAt <= recorded);

    /// <summary>Whether it lies before a faulty entry for certain, which comes after so many good ones.</summary>
    public bool IsBefore(ReplayFault fault, int good) => Version <= good || Position <= fault.Position;
}
