using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Cpor.Ledger.Service.Tests.Processes;

public class windows_that_end_together(Database database)
{
    private static readonly string[] Workloads = ["exchange-online", "teams", "intune", "yammer", "sharepoint-online"];

    [Fact]
    public async Task are_all_closed_and_a_slot_goes_to_one_of_two_who_want_it()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        var mine = Workloads.Select(workload => (Claim: Examples.Claim($"a {workload}"), workload)).ToList();
        var theirs = Workloads.Select(workload => (Claim: Examples.Claim($"b {workload}"), workload)).ToList();
        await Parallel.ForEachAsync(mine, async (one, _) =>
            await ledger.NotifyAsync(one.Claim, Examples.Contoso, one.workload));
        await Parallel.ForEachAsync(theirs, async (one, _) =>
            await ledger.NotifyAsync(one.Claim, Examples.Fabrikam, one.workload));

        await ledger.AdvanceAsync(NodaTime.Duration.FromDays(8));

        foreach (var (first, second) in mine.Zip(theirs))
        {
            var statuses = await TestLedger.UntilAsync(
                async () => await StatusesAsync(ledger, first.Claim, second.Claim) is { } both
                    && !both.Contains(ClaimStatus.CustomerNotified) ? both : null,
                () => Task.FromResult("both windows are closed"));
            statuses.Order().ShouldBe([ClaimStatus.Contested, ClaimStatus.Official]);
        }

        // A window that was closed by itself is settled by a message that follows.
        await TestLedger.UntilAsync(
            async () => await WatchedAsync(ledger) == 0 ? "none" : null,
            async () => $"no window is watched any more; {await WatchedAsync(ledger)} are");
    }

    [Fact]
    public async Task do_not_wait_for_one_that_cannot_be_closed()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        ClaimId[] claims = [Examples.Claim("first of two"), Examples.Claim("second of two")];
        foreach (var (claim, workload) in claims.Zip(Workloads))
            await ledger.NotifyAsync(claim, Examples.Contoso, workload);
        var timer = new OptOutTimeout(
            Examples.Window("nowhere").Value, Examples.Claim("nowhere").Value, ledger.Time.GetUtcNow());
        await using var scope = ledger.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().ScheduleAsync(
            timer, (await ledger.LoadAsync(claims[0]))!.TimerEnds!.Value);

        await ledger.AdvanceAsync(NodaTime.Duration.FromDays(8));

        foreach (var claim in claims)
            await ledger.UntilAsync(claim, ClaimStatus.Official);
        (await ledger.ScalarAsync<long>(
            $"select count(*) from {EventStore.MessageSchema}.wolverine_dead_letters")).ShouldBe(0);
    }

    private static async Task<int> WatchedAsync(TestLedger ledger)
    {
        await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Query<OptOutWindow>().CountAsync();
    }

    private static async Task<List<ClaimStatus>?> StatusesAsync(TestLedger ledger, params ClaimId[] claims)
    {
        var rows = await Task.WhenAll(claims.Select(ledger.LoadAsync));
        return [.. rows.Select(row => row!.State.Status())];
    }
}
