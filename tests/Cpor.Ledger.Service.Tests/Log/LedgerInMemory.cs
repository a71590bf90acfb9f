using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>
/// The whole ledger folded in memory, entry by entry in the order of the log, over all claims at once.
/// </summary>
public sealed class LedgerInMemory
{
    private readonly Dictionary<ClaimId, Claim> _claims = [];
    private SlotHolders _holders = SlotHolders.None;

    public IReadOnlyDictionary<string, long> Statuses => _claims.Values
        .CountBy(claim => StoredFormat.Text(claim.Status()))
        .ToDictionary(pair => pair.Key, pair => (long)pair.Value);

    /// <summary>Who holds what since when, as texts, in the order of the claims.</summary>
    public IReadOnlyList<string> Held =>
    [
        .. _holders.Holdings
            .OrderBy(held => $"{held.ClaimId}", StringComparer.Ordinal)
            .ThenBy(held => $"{held.Slot}", StringComparer.Ordinal)
            .Select(held => $"{held.Slot} {held.ClaimId} {held.OrganisationId} {Since(held)}"),
    ];

    public void Add(ClaimEvent fact)
    {
        _claims[fact.ClaimId] = _claims.GetValueOrDefault(fact.ClaimId).Evolve(fact)!;
        _holders = _holders.Evolve(fact);
    }

    private Instant Since(Holding held) => ((LineState.Official)((Claim.Filed)_claims[held.ClaimId]).Lines
        .Single(line => line.Id == held.LineId).State).EffectiveAt;
}
