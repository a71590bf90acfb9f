using System.Collections.Concurrent;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>What all players share.</summary>
/// <param name="Ids">The claims' ids by their samples' names.</param>
internal sealed record Stage(
    Cast Cast, Board Board, Mailbox Mailbox, Uri Ledger, IReadOnlyDictionary<string, string> Ids)
{
    /// <summary>Which customers opened their links, in the order of time.</summary>
    public ConcurrentQueue<OptOutVisit> Visits { get; } = new();
}
