using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Log.Replaying;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Log;

[Collection(nameof(ToldLedger))]
public sealed class replaying_the_ledger(ToldLedger told, ITestOutputHelper output)
{
    private LedgerClient Auditor => told.Readers.As(CallerRole.Auditor);

    [Fact]
    public async Task at_each_position_shows_what_a_fold_of_everything_in_memory_does()
    {
        var facts = (await told.Ledger.ClaimsAsync(told.Log)).Values.SelectMany(events => events)
            .ToDictionary(one => one.Id, one => (ClaimEvent)one.Data);
        var memory = new LedgerInMemory();
        var most = 0;
        for (var position = 0; position <= told.Log.Rows.Count; position++)
        {
            if (position > 0 && facts.TryGetValue(told.Log.Rows[position - 1].EventId, out var fact))
                memory.Add(fact);
            var lines = await (await Auditor.ReplayLedgerAsync(position)).LinesAsync<LedgerReplayLine>();
            var summary = lines[^1].Summary!;

            lines.Select(line => line.Slot).OfType<HeldSlotView>()
                .Select(held => $"{held.Slot} {held.ClaimId} {held.OrganisationId} {held.Since}")
                .ShouldBe(memory.Held, $"at {position}");
            summary.Statuses.ShouldBe(memory.Statuses, ignoreOrder: true);
            summary.Claims.ShouldBe(memory.Statuses.Values.Sum());
            (summary.Position, summary.Entries, summary.Events + summary.Acts).ShouldBe((position, position, position));
            (summary.Faults, summary.Conflicts, summary.HeldSlots).ShouldBe((0, 0, memory.Held.Count));
            most = Math.Max(most, memory.Held.Count);
        }

        output.WriteLine($"{told.Log.Rows.Count + 1} positions, up to {most} slots held");
        most.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task beyond_the_log_or_at_nonsense_is_refused()
    {
        (await Auditor.ReplayLedgerAsync(1_000_000)).Problem!.Code.ShouldBe(Problems.PositionUnknown);
        (await Auditor.ReplayLedgerAsync(-1)).Problem!.Code.ShouldBe(Problems.RequestInvalid);
        (await told.Readers.Contoso.ReplayLedgerAsync()).Status.ShouldBe(403);
        (await (await Auditor.ReplayLedgerAsync()).LinesAsync<LedgerReplayLine>())[^1].Summary.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public async Task brings_the_holders_of_a_slot_together_in_as_little_memory_as_it_is_given(int most)
    {
        var chance = new Random(most);
        var held = Enumerable.Range(0, 200).Select(number => Any(chance, number)).ToList();
        var open = Directory.GetFiles(Path.GetTempPath(), "ledger-replay-*").Length;

        var together = new List<IReadOnlyList<HeldSlot>>();
        await using (var sort = new SlotSort(most))
        {
            foreach (var one in held)
                await sort.AddAsync(one, CancellationToken.None);
            await foreach (var group in sort.BySlotAsync(CancellationToken.None))
                together.Add(group);
        }

        together.Select(group => group[0].Holding.Slot.Value)
            .ShouldBe(held.Select(one => one.Holding.Slot.Value).Distinct().Order(StringComparer.Ordinal));
        foreach (var group in together)
            group.ShouldBe(held.Where(one => one.Holding.Slot == group[0].Holding.Slot), ignoreOrder: true);
        Directory.GetFiles(Path.GetTempPath(), "ledger-replay-*").Length.ShouldBeLessThanOrEqualTo(open);
    }

    private static HeldSlot Any(Random chance, int number)
    {
        var claim = Examples.Claim($"any {number}");
        return new HeldSlot(
            new Holding(
                Slot.Of(new SubscriptionId(Examples.Proof($"{chance.Next(20)}").Value)),
                claim,
                LineId.For(claim, "teams"),
                new OrganisationId("4711"),
                [Activity.Usage],
                new Exclusivity(true, false)),
            Instant.FromUnixTimeSeconds(chance.Next()),
            number);
    }
}
