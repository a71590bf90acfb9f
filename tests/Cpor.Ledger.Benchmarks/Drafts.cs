using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Marten;
using NodaTime;

namespace Cpor.Ledger.Benchmarks;

/// <summary>
/// Lets claims live a part of their lives in memory, decided by the same rules, and stores many in one transaction. The
/// rows are those of the single commands; only the transactions are fewer.
/// </summary>
public static class Drafts
{
    private const int InOneTransaction = 100;

    /// <summary>Stores a draft with its proof for each number, ready to be submitted.</summary>
    public static Task StoreAsync(IDocumentStore store, ExampleClaims claims, IEnumerable<int> numbers) =>
        StoreAsync(store, numbers, number => (claims.Id(number), Facts(claims, number)));

    /// <summary>The same, for drafts that begin as given.</summary>
    public static Task StoreAsync(
        IDocumentStore store, ExampleClaims claims, IReadOnlyDictionary<int, CreateDraft> drafts) =>
        StoreAsync(store, drafts.Keys, number => (claims.Id(number), Live(
            SystemClock.Instance.GetCurrentInstant(), drafts[number], claims.Attach(number))));

    /// <summary>Stores new claims with their facts so far.</summary>
    public static async Task StoreAsync(
        IDocumentStore store,
        IEnumerable<int> numbers,
        Func<int, (ClaimId Id, IReadOnlyList<ClaimEvent> Facts)> claim) =>
        await Parallel.ForEachAsync(
            numbers.Chunk(InOneTransaction),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (chunk, cancel) =>
            {
                await using var session = store.LightweightSession();
                foreach (var (id, facts) in chunk.Select(claim))
                    session.Events.StartStream<LedgerClaim>(id.Value, facts);
                await session.SaveChangesAsync(cancel);
            });

    /// <summary>The facts of a draft with its proof.</summary>
    public static IReadOnlyList<ClaimEvent> Facts(ExampleClaims claims, int number) => Live(
        SystemClock.Instance.GetCurrentInstant(), claims.Create(number), claims.Attach(number));

    /// <summary>The facts that these commands make of a new claim, one after another.</summary>
    public static IReadOnlyList<ClaimEvent> Live(Instant now, params IEnumerable<ICommand<Claim, ClaimEvent>> commands)
    {
        var facts = new List<ClaimEvent>();
        Claim? claim = null;
        foreach (var command in commands)
        {
            var decided = command.Decide(claim, now) as Decision<ClaimEvent>.Accepted
                ?? throw new InvalidOperationException($"{command} was refused.");
            facts.AddRange(decided.Facts);
            claim = decided.Facts.Aggregate(claim, ClaimFolding.Evolve);
        }

        return facts;
    }
}
