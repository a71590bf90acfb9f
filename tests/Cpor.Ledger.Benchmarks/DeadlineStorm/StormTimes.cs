using NodaTime;

namespace Cpor.Ledger.Benchmarks.DeadlineStorm;

/// <summary>When a storm was, by the clock of the submissions, and what it took.</summary>
/// <param name="Due">When all windows ended.</param>
/// <param name="Began">The same since the first submission.</param>
/// <param name="Ended">When nothing was watched any more.</param>
/// <param name="Quiet">Processor time of each second before.</param>
/// <param name="Meanwhile">Processor time of all of it.</param>
public sealed record StormTimes(Instant Due, TimeSpan Began, TimeSpan Ended, CpuTime Quiet, CpuTime Meanwhile);
