using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class a_bad_event(Database database)
{
    [Theory]
    [InlineData("never-heard-of.v1", "{}", "unknown-event-type")]
    [InlineData("draft-created.v1", "{}", "event-serialization")]
    public async Task stops_what_should_show_it_and_is_never_skipped(string alias, string data, string kind)
    {
        await using var ledger = await TestLedger.StartAsync(database);
        await ledger.CreateAsync(Examples.Claim("before"), Examples.Contoso, "teams");
        await ledger.CatchUpAsync();
        var bad = await ledger.PoisonAsync(alias, data);

        var stopped = await TestLedger.UntilAsync(
            async () => await ledger.ProjectionAsync(ClaimHistoryProjection.PublicName) is { State: "paused" } paused
                ? paused
                : null,
            async () => $"it is paused; {await ledger.ProjectionAsync(ClaimHistoryProjection.PublicName)}");
        await ledger.CreateAsync(Examples.Claim("after"), Examples.Contoso, "teams");

        stopped.FailureKind.ShouldBe(kind);
        stopped.Failure.ShouldNotBeNullOrEmpty();
        stopped.Sequence.ShouldBe(bad - 1);
        var still = await ledger.ProjectionAsync(ClaimHistoryProjection.PublicName);
        (still.State, still.Sequence, still.Behind).ShouldBe(("paused", bad - 1, 2));
        (await ledger.StoredAsync(ClaimHistoryProjection.PublicName)).Count.ShouldBe(1);
        (await ledger.LoadAsync(Examples.Claim("after")))!.Status.ShouldBe("draft");
        (await ledger.ScalarAsync<long>("select count(*) from ledger_events.mt_doc_deadletterevent")).ShouldBe(0);
    }
}
