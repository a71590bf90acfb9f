using JasperFx.Events;
using Marten;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// One claim as it was: its facts folded anew up to a point, past every stored row, so that what is shown is what the
/// facts say.
/// </summary>
public static class ClaimAsOf
{
    private static readonly LedgerClaimProjection Folding = new();

    /// <summary>The claim after exactly so many facts, or null when it never had that version.</summary>
    /// <param name="version">From 1 to the claim's present version.</param>
    public static async Task<LedgerClaim?> ByVersionAsync(
        IQuerySession session, Guid claimId, long version, CancellationToken cancel)
    {
        if (version < 1)
            return null;
        var facts = await session.Events.FetchStreamAsync(claimId, version, token: cancel);
        return facts.Count == version ? Fold(claimId, facts) : null;
    }

    /// <summary>
    /// The claim as it was at an instant, or null when it did not exist yet. What happened at that very instant counts.
    /// The clock is the one that deadlines are decided by, not the database's own.
    /// </summary>
    public static async Task<LedgerClaim?> ByInstantAsync(
        IQuerySession session, Guid claimId, Instant at, CancellationToken cancel)
    {
        var facts = await session.Events.FetchStreamAsync(claimId, token: cancel);
        return Fold(claimId, facts.TakeWhile(fact => HappenedAt(fact) <= at));
    }

    /// <summary>The row that these facts of one claim add up to; null when there is none of them.</summary>
    internal static LedgerClaim? Fold(Guid claimId, IEnumerable<IEvent> facts) =>
        facts.Aggregate(default(LedgerClaim), (row, fact) => Folding.Evolve(row, claimId, fact));

    private static Instant HappenedAt(IEvent fact) => ((Domain.Claims.ClaimEvent)fact.Data).HappenedAt;
}
