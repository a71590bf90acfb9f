using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class documents_used_in_several_claims(Database database)
{
    private const int Claims = 12, Most = 10;

    [Fact]
    public async Task are_found_as_a_look_at_every_fact_finds_them()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        var claims = Enumerable.Range(0, Claims).Select(number => Examples.Claim($"user {number}")).ToList();
        foreach (var (claim, number) in claims.Select((claim, number) => (claim, number)))
        {
            await ledger.CreateAsync(claim, Examples.Contoso, "teams");
            await AttachAsync(ledger, claim, $"first {number}", number);
            await AttachAsync(ledger, claim, $"second {number}", number + 1);
        }

        var uses = ledger.Services.GetRequiredService<ProofUses>();

        foreach (var claim in claims)
        {
            var digests = (await FactsAsync(ledger)).Where(fact => fact.ClaimId == claim).Select(fact => fact.Sha256);
            (await uses.ElsewhereAsync(claim, digests, Most)).ShouldBe(await LookAsync(ledger, claim, [.. digests]));
        }

        (await uses.ElsewhereAsync(claims[0], [new string('f', 64)], Most)).ShouldBeEmpty();
        (await uses.ElsewhereAsync(claims[0], [], Most)).ShouldBeEmpty();
    }

    [Fact]
    public async Task are_found_by_an_index_and_not_by_reading_everything()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        await ledger.AsOwnerAsync("""
            insert into ledger.proof_use
            select gen_random_uuid(), gen_random_uuid(), encode(sha256(n::text::bytea), 'hex')
            from generate_series(1, 20000) n;
            analyze ledger.proof_use;
            """);

        var plan = await PlanAsync(ledger);

        plan.ShouldContain("proof_use_sha256");
        plan.ShouldNotContain("Seq Scan");
    }

    [Fact]
    public async Task are_right_again_after_a_rebuild_however_wrong_the_rows_were()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        foreach (var number in Enumerable.Range(0, Claims))
        {
            await ledger.CreateAsync(Examples.Claim($"broken {number}"), Examples.Contoso, "teams");
            await AttachAsync(ledger, Examples.Claim($"broken {number}"), $"of {number}", number);
        }

        var before = await ledger.StoredAsync(ProofUseProjection.PublicName);
        await ledger.AsOwnerAsync($"""
            delete from ledger.proof_use where claim_id = '{Examples.Claim("broken 0")}';
            update ledger.proof_use set sha256 = 'wrong' where claim_id = '{Examples.Claim("broken 1")}';
            insert into ledger.proof_use values ('{Examples.Claim("broken 2")}', gen_random_uuid(), 'no such document');
            insert into ledger.proof_use values (gen_random_uuid(), gen_random_uuid(), 'no such claim');
            """);

        var rebuild = await ledger.RebuildAsync(ProofUseProjection.PublicName);

        (rebuild.State, rebuild.Done, rebuild.Corrected).ShouldBe(("done", Claims, 4), rebuild.Failure);
        (await ledger.StoredAsync(ProofUseProjection.PublicName)).ShouldBe(before);
        (await ledger.RebuildAsync(ProofUseProjection.PublicName)).Corrected.ShouldBe(0);
    }

    private static Task<Claim> AttachAsync(TestLedger ledger, ClaimId claim, string name, int document) =>
        ledger.DoAsync(claim, new AttachProof(
            Examples.Proof(name), Rebuilders.Digest(document), 1_000, "application/pdf", Examples.Text("file-name")));

    private static async Task<IReadOnlyList<(string, ClaimId)>> LookAsync(
        TestLedger ledger, ClaimId claim, IReadOnlyList<string> digests) =>
        [
            .. (await FactsAsync(ledger))
                .Where(fact => fact.ClaimId != claim && digests.Contains(fact.Sha256))
                .Select(fact => (fact.Sha256, fact.ClaimId))
                .Distinct()
                .OrderBy(use => $"{use.ClaimId}", StringComparer.Ordinal)
                .ThenBy(use => use.Sha256, StringComparer.Ordinal)
                .Take(Most),
        ];

    private static async Task<IReadOnlyList<ProofAttached>> FactsAsync(TestLedger ledger)
    {
        await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var facts = await session.Events.QueryAllRawEvents().ToListAsync();
        return [.. facts.Select(fact => fact.Data).OfType<ProofAttached>()];
    }

    private static async Task<string> PlanAsync(TestLedger ledger)
    {
        await using var connection = new NpgsqlConnection(ledger.ApplicationConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"explain {ProofUses.Find}", connection);
        command.Parameters.Add(new() { Value = Guid.Empty });
        command.Parameters.Add(new() { Value = new[] { new string('a', 64), new string('b', 64) } });
        command.Parameters.Add(new() { Value = Most });
        await using var lines = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await lines.ReadAsync())
            plan.Add(lines.GetString(0));
        return string.Join('\n', plan);
    }
}
