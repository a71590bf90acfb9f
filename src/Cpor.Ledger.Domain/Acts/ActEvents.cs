using NodaTime;

namespace Cpor.Ledger.Domain.Acts;

/// <summary>
/// The ledger said which event was the last of a stream, so that whoever is shown a stream can tell that it is all.
/// </summary>
/// <param name="Subject">The stream, as entries of the log name it: <c>claims/</c> and an id.</param>
/// <param name="Version">How many events it had.</param>
/// <param name="Position">Where in the log the last of them is.</param>
/// <param name="Size">How many entries of the log this is said about, more than <paramref name="Position"/>.</param>
public sealed record HeadStated(Instant HappenedAt, string Subject, long Version, long Position, long Size)
    : Act(HappenedAt);
