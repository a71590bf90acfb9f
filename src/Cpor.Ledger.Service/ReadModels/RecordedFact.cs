using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
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

/// <summary>Reads facts with what the history says of each.</summary>
internal static class RecordedFacts
{
    /// <summary>A claim's facts up to its version, past every stored row.</summary>
    public static async Task<IReadOnlyList<RecordedFact>> RecordedAsync(
        this ClaimReader claims, Claim claim, CancellationToken cancel) =>
        RecordedFact.Of(await claims.EventsAsync(claim, cancel));
}
