using Cpor.Ledger.Domain.Claims;
using JasperFx.Events;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>A stored fact and what the history says of it.</summary>
public sealed record RecordedFact(ClaimEvent Fact, HistoryEntry Entry)
{
    /// <summary>The facts of one claim, oldest first; they must begin with its first one.</summary>
    public static IReadOnlyList<RecordedFact> Of(IEnumerable<IEvent> stored)
    {
        var told = new List<RecordedFact>();
        Claim? claim = null;
        foreach (var one in stored)
        {
            var fact = (ClaimEvent)one.Data;
            if (claim.Evolve(fact) is not { } after)
                continue;
            told.Add(new RecordedFact(fact, HistoryEntry.Of(one, fact, claim, after)));
            claim = after;
        }

        return told;
    }
}
