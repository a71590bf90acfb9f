using System.Collections.Concurrent;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Contests;

/// <summary>
/// Two to five partners want the same slots at once, over the real database: claims are submitted, contested, decided,
/// closed, ended and disputed by several hands in any order. A few games each time; two hundred when
/// <c>LEDGER_CAMPAIGN</c> is <c>full</c>. A failure names the seed that repeats its commands, though not its races.
/// </summary>
public class partners_who_compete(Database database, ITestOutputHelper output)
{
    private const int Hands = 4;

    private static readonly string[] Workloads = ["exchange-online", "teams", "intune"];

    private static readonly int[] Seeds =
        [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("LEDGER_CAMPAIGN") == "full" ? 200 : 4)];

    [Fact]
    public async Task never_hold_a_slot_together_and_lose_no_fact()
    {
        await using var ledger = await StartAsync();
        var facts = new List<ClaimEvent>();
        var unanswered = 0;
        foreach (var seed in Seeds)
        {
            var (record, busy) = await PlayAsync(ledger, seed);
            unanswered += busy;
            try
            {
                record.ShouldBeWhole();
                record.ShouldHaveOneHolderEach();
                record.ShouldSupersedeAtOnce();
                record.ShouldTellContestsOnBothSides();
            }
            catch (ShouldAssertException failed)
            {
                throw new ShouldAssertException($"seed {seed}: {failed.Message}", failed);
            }

            facts.AddRange(record.Entries.Select(entry => entry.Fact));
        }

        output.WriteLine(
            $"{Seeds.Length} games, {facts.Count} facts, {Count<Official>(facts)} official, "
            + $"{Count<AssociationContested>(facts)} contests, "
            + $"{facts.OfType<AssociationEnded>().Count(ended => ended.Reason == EndReason.Superseded)} superseded, "
            + $"{unanswered} commands that did not get through");
        Count<AssociationContested>(facts).ShouldBeGreaterThan(0);
        facts.OfType<ContestDecided>().ShouldContain(decided => decided.Winner == ContestSide.Challenger);
        facts.OfType<AssociationEnded>().ShouldContain(ended => ended.Reason == EndReason.Superseded);
    }

    private static int Count<TFact>(IEnumerable<ClaimEvent> facts) => facts.OfType<TFact>().Count();

    private static async Task<(Record Record, int Busy)> PlayAsync(TestLedger ledger, int seed)
    {
        var chance = new Random(seed);
        var tenant = new TenantId(new Guid(seed, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        var competitors = Enumerable.Range(0, chance.Next(2, 6))
            .SelectMany(partner => Enumerable.Range(0, chance.Next(1, 4)).Select(claim =>
                Competitor(ledger, tenant, partner, $"competition {seed} {partner} {claim}", chance)))
            .ToList();
        var decisions = new ConcurrentBag<Decision<ClaimEvent>?>();
        var hands = Enumerable.Range(0, Hands).Select(hand => Task.Run(async () =>
        {
            var mine = new Random((seed * Hands) + hand);
            for (var step = 0; step < competitors.Count * 12; step++)
            {
                if (mine.Next(6) == 0)
                    ledger.Time.Advance(TimeSpan.FromSeconds(11));
                decisions.Add(await competitors[mine.Next(competitors.Count)].StepAsync(mine, CancellationToken.None));
            }
        }));
        await Task.WhenAll(hands);
        var record = await Record.ReadAsync(ledger, [.. competitors.Select(competitor => competitor.Id)]);
        return (record, decisions.Count(decision => decision is null));
    }

    private static Competitor Competitor(
        TestLedger ledger, TenantId tenant, int partner, string name, Random chance)
    {
        var id = Examples.Claim(name);
        var workloads = Workloads.Where(_ => chance.Next(2) == 0).DefaultIfEmpty("teams").ToArray();
        return new Competitor(
            ledger,
            id,
            OrganisationId.Parse($"710000{partner + 1}"),
            Examples.Details(id, workloads) with { TenantId = tenant });
    }

    /// <summary>By terms of seconds, and with nobody but the game's own hands to bring claims further.</summary>
    private Task<TestLedger> StartAsync() => TestLedger.StartAsync(
        database,
        [new("Ledger:Terms:0", Path.Combine(AppContext.BaseDirectory, "samples", "terms", "demo-seconds.json"))],
        services =>
        {
            PassingCheck.Register(services);
            services.Remove(services.Single(service => service.ImplementationType == typeof(OverdueClaimsService)));
        });
}
