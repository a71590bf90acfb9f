using Cpor.Ledger.Contracts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class the_list_of_projections(Database database)
{
    [Fact]
    public async Task says_how_each_of_them_stands()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        await ledger.CreateAsync(Examples.Claim("listed"), Examples.Contoso, "teams");
        await ledger.CatchUpAsync();
        using var readers = new Readers(ledger);

        var list = (await readers.As(CallerRole.Operator).ListProjectionsAsync()).Required();

        var newest = list.NewestEvent;
        newest.ShouldBeGreaterThan(0);
        list.HighWater.ShouldBe(newest);
        list.Items.Select(
            one => $"{one.Name} {one.Lifecycle} {one.State} {one.Sequence} {one.Behind} {one.BehindSeconds}")
            .ShouldBe(
            [
                $"associations async running {newest} 0 0",
                $"claim-history async running {newest} 0 0",
                "claims inline running   ",
                "proof-uses inline running   ",
                $"review-queue async running {newest} 0 0",
            ]);
    }

    [Fact]
    public async Task lets_an_operator_rebuild_one_and_see_how_far_it_is()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        await ledger.CreateAsync(Examples.Claim("rebuilt"), Examples.Contoso, "teams");
        await ledger.CatchUpAsync();
        using var readers = new Readers(ledger);
        var op = readers.As(CallerRole.Operator);

        (await op.GetRebuildAsync(ClaimHistoryProjection.PublicName)).Problem!.Code.ShouldBe(
            Problems.ProjectionUnknown);
        (await op.RebuildAsync("no-such")).Problem!.Code.ShouldBe(Problems.ProjectionUnknown);
        (await readers.As(CallerRole.Auditor).RebuildAsync("claims")).Problem!.Code.ShouldBe(Problems.NotAllowed);
        (await op.RebuildAsync(ClaimHistoryProjection.PublicName)).Required().State.ShouldBe("requested");
        await ledger.RebuiltAsync(ClaimHistoryProjection.PublicName);

        var done = (await op.GetRebuildAsync(ClaimHistoryProjection.PublicName)).Required();
        (done.State, done.Done, done.Unit).ShouldBe(("done", done.Total!.Value, "events"));
        done.Total.Value.ShouldBeGreaterThan(0);
        done.FinishedAt.ShouldNotBeNull();
        await ledger.CreateAsync(Examples.Claim("after"), Examples.Contoso, "teams");
        await ledger.CatchUpAsync();
    }
}
