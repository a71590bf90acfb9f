using System.Collections.Concurrent;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>What all players share.</summary>
/// <param name="Ids">The claims' ids by their samples' names.</param>
internal sealed record Stage(
    Cast Cast, Board Board, Mailbox Mailbox, Uri Ledger, IReadOnlyDictionary<string, string> Ids)
{
    /// <summary>Which customers opened their links, in the order of time.</summary>
    public ConcurrentQueue<OptOutVisit> Visits { get; } = new();

    /// <summary>A claim now, with everything that is shown of it.</summary>
    public async Task<ClaimView> ClaimAsync(string id, CancellationToken cancel) =>
        (await Cast.Auditor.GetClaimAsync(id, cancel: cancel)).Required();

    /// <summary>A claim's history up to now.</summary>
    public async Task<HistoryView> HistoryAsync(string id, CancellationToken cancel)
    {
        var version = (await ClaimAsync(id, cancel)).Version;
        return (await Cast.Auditor.GetHistoryAsync(id, version, cancel: cancel)).Required();
    }
}
