using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Marten;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// Decides commands as <see cref="ClaimLedger"/> does and stores nothing: what the claims would be is only remembered
/// here, for the commands that come after. Made for one caller's few commands; not for several threads.
/// </summary>
public sealed class Rehearsal(IDocumentStore store, IClock clock)
{
    private readonly Dictionary<ClaimId, Claim?> _claims = [];

    /// <summary>What the claim would answer, and what it would be after that.</summary>
    public async Task<ClaimAnswer> DecideAsync(ClaimId id, CommandFor commandFor, CancellationToken cancel)
    {
        // What the command adds to the session is never saved.
        await using var session = store.LightweightSession();
        if (!_claims.TryGetValue(id, out var before))
            before = (await session.LoadAsync<LedgerClaim>(id.Value, cancel))?.State;
        var command = await commandFor(before, session, cancel);
        var decision = command.Decide(before, clock.GetCurrentInstant());
        var after = decision is Decision<ClaimEvent>.Accepted accepted
            ? accepted.Facts.Aggregate(before, ClaimFolding.Evolve)
            : before;
        _claims[id] = after;
        return new ClaimAnswer(decision, after);
    }
}
