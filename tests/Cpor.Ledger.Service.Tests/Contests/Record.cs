using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Contests;

/// <summary>A fact as the database holds it, with the transaction that stored it.</summary>
internal sealed record Entry(long Sequence, long Version, string Transaction, ClaimEvent Fact);

/// <summary>What the database says happened to some claims, in its order, and whether that can be.</summary>
internal sealed record Record(IReadOnlyList<Entry> Entries, IReadOnlyDictionary<ClaimId, Claim> Rows)
{
    /// <summary>Reads until nothing is added meanwhile, as follow-ups may be.</summary>
    public static Task<Record> ReadAsync(TestLedger ledger, IReadOnlyCollection<ClaimId> claims) =>
        TestLedger.UntilAsync(
            async () => await LookAsync(ledger, claims) is { IsStill: true } record ? record : null,
            () => Task.FromResult("every row has as many facts as its claim"));

    private bool IsStill => Entries.GroupBy(entry => entry.Fact.ClaimId)
        .All(claim => Rows.GetValueOrDefault(claim.Key)?.Version == claim.Count());

    private static async Task<Record> LookAsync(TestLedger ledger, IReadOnlyCollection<ClaimId> claims)
    {
        await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var rows = await session.LoadManyAsync<LedgerClaim>(claims.Select(claim => claim.Value));
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select seq_id, version, xmin::text, type, data::text from ledger_events.mt_events
            where stream_id = any($1) order by seq_id
            """,
            connection);
        command.Parameters.AddWithValue(claims.Select(claim => claim.Value).ToArray());
        var entries = new List<Entry>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var type = ClaimEventNames.All.Single(name => name.Value == reader.GetString(3)).Key;
            var fact = (ClaimEvent)JsonSerializer.Deserialize(reader.GetString(4), type, StoredFormat.Options)!;
            entries.Add(new(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), fact));
        }

        return new Record(entries, rows.ToDictionary(row => row.State.Id, row => row.State));
    }

    /// <summary>No version is left out or there twice, and every row is what its facts add up to.</summary>
    public void ShouldBeWhole()
    {
        foreach (var claim in Entries.GroupBy(entry => entry.Fact.ClaimId))
        {
            claim.Select(entry => entry.Version).ShouldBe(Enumerable.Range(1, claim.Count()).Select(n => (long)n));
            Rows[claim.Key].ShouldBe(claim.Aggregate((Claim?)null, (state, entry) => state.Evolve(entry.Fact)));
        }
    }

    /// <summary>At no place in the order do two hold what only one may.</summary>
    public void ShouldHaveOneHolderEach()
    {
        var holders = SlotHolders.None;
        foreach (var entry in Entries)
        {
            holders = holders.Evolve(entry.Fact);
            holders.Holdings.Where(one => holders.Holdings.Any(one.ConflictsWith))
                .ShouldBeEmpty($"after fact {entry.Sequence}");
        }
    }

    /// <summary>Whoever was superseded was so by somebody who became official in that very transaction.</summary>
    public void ShouldSupersedeAtOnce()
    {
        foreach (var entry in Entries)
        {
            if (entry.Fact is not AssociationEnded { SupersededByClaimId: { } successor, Slots: var slots })
                continue;
            var official = Entries.Single(other => other.Transaction == entry.Transaction && other.Fact is Official);
            official.Fact.ClaimId.ShouldBe(successor);
            official.Sequence.ShouldBeGreaterThan(entry.Sequence);
            slots.Select(freed => freed.Slot)
                .ShouldBeSubsetOf(((Official)official.Fact).Lines.Select(line => line.Slot));
        }
    }

    /// <summary>Both sides of every contest tell the same of it.</summary>
    public void ShouldTellContestsOnBothSides()
    {
        var challenges = Contests(ContestSide.Challenger);
        var defences = Contests(ContestSide.Incumbent).ToDictionary(side => side.Contest.Id);
        defences.Keys.ShouldBe(challenges.Select(side => side.Contest.Id), ignoreOrder: true);
        foreach (var (claim, contest) in challenges)
        {
            var (other, defence) = defences[contest.Id];
            (contest.OtherClaimId, defence.OtherClaimId).ShouldBe((other, claim));
            if (defence.Winner != contest.Winner)
                throw new ShouldAssertException($"{contest}\nbut {defence}\n{Story(claim, other)}");
        }
    }

    private string Story(params ClaimId[] claims) => string.Join('\n', Entries
        .Where(entry => claims.Contains(entry.Fact.ClaimId))
        .Select(entry => $"{entry.Sequence} {entry.Transaction} {entry.Fact.ClaimId}/{entry.Version} "
            + JsonSerializer.Serialize(entry.Fact, entry.Fact.GetType(), StoredFormat.Options)));

    private List<(ClaimId Claim, Contest Contest)> Contests(ContestSide side) =>
    [
        .. from row in Rows.Values.OfType<Claim.Filed>()
           from contest in row.Contests
           where contest.Side == side
           select (row.Id, contest),
    ];
}
