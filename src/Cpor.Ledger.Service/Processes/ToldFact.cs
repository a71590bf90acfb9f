using Cpor.Ledger.Domain.Claims;
using Marten;

namespace Cpor.Ledger.Service.Processes;

/// <summary>A fact that somebody is told of.</summary>
/// <param name="Claim">The claim as it was with this fact, so that a letter says the same whenever it is
/// written.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Earlier">The facts before it, oldest first.</param>
public sealed record ToldFact(Claim.Filed Claim, ClaimEvent Fact, IReadOnlyList<ClaimEvent> Earlier)
{
    /// <summary>The lines that the fact is about.</summary>
    public IEnumerable<ClaimLine> Lines => Claim.Lines.Where(line => Fact.LineIds.Contains(line.Id));

    /// <summary>Reads the fact of a version, or null when there is no such fact of a submitted claim.</summary>
    public static async Task<ToldFact?> LoadAsync(
        IQuerySession session, Guid claimId, int version, CancellationToken cancel)
    {
        var facts = (await session.Events.FetchStreamAsync(claimId, version, token: cancel))
            .Select(stored => (ClaimEvent)stored.Data)
            .ToList();
        return facts.Count == version
            && facts.Aggregate((Claim?)null, (state, fact) => state.Evolve(fact)) is Claim.Filed claim
                ? new ToldFact(claim, facts[^1], facts[..^1])
                : null;
    }
}
