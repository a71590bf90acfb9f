using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Marten.Services;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class rebuilding_the_claims_own_rows(Database database)
{
    private const string Projection = LedgerClaimProjection.PublicName;

    [Fact]
    public async Task puts_wrong_rows_right_and_brings_missing_ones_back()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        var (wrong, missing, right) = (Examples.Claim("wrong"), Examples.Claim("missing"), Examples.Claim("right"));
        foreach (var claim in new[] { wrong, missing, right })
            await ledger.CreateAsync(claim, Examples.Contoso, "teams");
        await ledger.AsOwnerAsync($"""
            update ledger.mt_doc_ledgerclaim
            set data = jsonb_set(data, array['status'], '"official"'), status = 'official'
            where id = '{wrong}';
            delete from ledger.mt_doc_ledgerclaim where id = '{missing}';
            insert into ledger.mt_doc_ledgerclaim (id, data) values (gen_random_uuid(), jsonb_build_object());
            """);

        var rebuild = await ledger.RebuildAsync(Projection);

        rebuild.Corrected.ShouldBe(3);
        (await ledger.LoadAsync(right))!.Edition.ShouldBe(0);
        (await ledger.LoadAsync(wrong))!.Edition.ShouldBe(1);
        (await ledger.LoadAsync(missing))!.Edition.ShouldBe(1);
        await ledger.AsOwnerAsync("update ledger.mt_doc_ledgerclaim set data = jsonb_set(data, array['edition'], '0')")
            .ShouldThrowAsync<PostgresException>();
        (await ledger.WithoutEditionAsync()).ShouldBe(await ledger.ExpectedAsync(Projection));
    }

    [Fact]
    public async Task makes_a_writer_who_read_a_wrong_row_decide_again_on_the_right_one()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        var claim = Examples.Claim("overtaken");
        await ledger.CreateAsync(claim, Examples.Contoso, "teams");
        await ledger.DoAsync(claim, Remark("first"));
        await ledger.AsOwnerAsync(
            "update ledger.mt_doc_ledgerclaim set data = jsonb_set(data, array['state', 'remarks'], '[]')");
        var seen = new List<int>();

        await ledger.Claims.DecideAsync(
            claim,
            async given =>
            {
                seen.Add(given.Claim!.Remarks.Count);
                if (seen.Count == 1)
                    (await ledger.RebuildAsync(Projection)).Corrected.ShouldBe(1);
                return given.Decide(Remark("second"));
            },
            new Actor("actor:overtaken"),
            TestContext.Current.CancellationToken);

        seen.ShouldBe([0, 1]);
        (await ledger.LoadAsync(claim))!.State.Remarks.Count.ShouldBe(2);
        (await ledger.WithoutEditionAsync()).ShouldBe(await ledger.ExpectedAsync(Projection));
    }

    [Fact]
    public async Task waits_for_a_writer_who_is_about_to_commit()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        var claim = Examples.Claim("about-to-commit");
        await ledger.CreateAsync(claim, Examples.Contoso, "teams");
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var session = ledger.Services.GetRequiredService<IDocumentStore>()
            .LightweightSession(SessionOptions.ForTransaction(transaction));
        var stream = await session.Events.FetchForWriting<LedgerClaim>(claim.Value);
        stream.AppendMany(
            ((Decision<ClaimEvent>.Accepted)Remark("last").Decide(stream.Aggregate!.State, ledger.Now)).Facts);
        await session.SaveChangesAsync();

        await ledger.Projections.RebuildAsync(Projection, "actor:operator");
        await TestLedger.UntilAsync(
            async () => await ledger.SomebodyWaitsForALockAsync() ? "yes" : null,
            () => Task.FromResult("the rebuild waits for the writer"));
        await transaction.CommitAsync();

        (await ledger.RebuiltAsync(Projection)).Corrected.ShouldBe(0);
        (await ledger.LoadAsync(claim))!.State.Remarks.Count.ShouldBe(1);
        (await ledger.StoredAsync(Projection)).ShouldBe(await ledger.ExpectedAsync(Projection));
    }

    [Fact]
    public async Task goes_on_where_it_was_left()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        foreach (var name in new[] { "one", "two", "three", "four" })
            await ledger.CreateAsync(Examples.Claim(name), Examples.Contoso, "teams");
        await ledger.AsOwnerAsync("""
            update ledger.mt_doc_ledgerclaim set data = jsonb_set(data, array['status'], '"official"');
            insert into ledger.rebuild (
              projection, unit, requested_by, requested_at, started_at, node, total, done, corrected, last_claim)
            select 'claims', 'claims', 'actor:operator', now(), now(), 1, 4, 2, 2, id
            from ledger_events.mt_streams where type = 'ledger_claim' order by id offset 1 limit 1
            """);

        var rebuild = await ledger.RebuiltAsync(Projection);

        (rebuild.Done, rebuild.Corrected).ShouldBe((4, 4));
        var rows = (await ledger.StoredAsync(Projection)).Values.ToList();
        rows.Select(row => row.Contains("\"status\":\"official\"", StringComparison.Ordinal))
            .ShouldBe([true, true, false, false]);
    }

    private static Comment Remark(string name) =>
        new(new CommentId(Examples.Proof(name).Value), ClaimSide.Partner, Examples.Text());
}
