using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Processes;

public class checks_without_an_answer(Database database)
{
    [Fact]
    public async Task are_run_again_alone_and_lose_no_answer_of_the_others()
    {
        var checks = AutomaticChecks.All.Select(name => new TroubledCheck(name)).ToList();
        checks[0].Trouble = new CheckUnavailableException("The directory is away.");
        await using var ledger = await StartAsync(checks);
        var claim = Examples.Claim("directory away");
        await ledger.SubmitAsync(claim, Examples.Contoso, "exchange-online", "teams");

        await TimerAsync(ledger);

        (await RecordedAsync(ledger, claim)).ShouldBe(AutomaticChecks.All.Skip(1));
        (await ledger.LoadAsync(claim))!.State.Status().ShouldBe(ClaimStatus.Submitted);
        await ledger.AsOwnerAsync("update ledger_messages.wolverine_incoming_envelopes set execution_time = now()");
        await TestLedger.UntilAsync(
            () => Task.FromResult(checks[0].Runs > 1 ? "again" : null),
            () => Task.FromResult("the check was run again"));
        checks[0].Trouble = null;

        await ledger.UntilAsync(claim, ClaimStatus.UnderReview);
        (await RecordedAsync(ledger, claim)).ShouldBe([.. AutomaticChecks.All.Skip(1), AutomaticChecks.TenantDomain]);
        checks.Skip(1).ShouldAllBe(check => check.Runs == 1);
    }

    [Fact]
    public async Task that_fail_lose_no_answer_of_the_others_and_are_asked_again_with_the_overdue_work()
    {
        var checks = AutomaticChecks.All.Select(name => new TroubledCheck(name)).ToList();
        checks[1].Trouble = new NotSupportedException("A fault.");
        await using var ledger = await StartAsync(checks);
        var claim = Examples.Claim("a faulty check");
        await ledger.SubmitAsync(claim, Examples.Contoso, "teams");
        await TestLedger.UntilAsync(
            async () => await RecordedAsync(ledger, claim) is { Count: 3 } recorded ? recorded : null,
            () => Task.FromResult("the other three are recorded"));
        await TestLedger.UntilAsync(
            async () => await ledger.ScalarAsync<long>(
                $"select count(*) from {EventStore.MessageSchema}.wolverine_dead_letters") > 0 ? "given up" : null,
            () => Task.FromResult("the message was given up"));

        checks[1].Trouble = null;
        await ledger.AsOwnerAsync($"delete from {EventStore.DocumentSchema}.mt_doc_claimvalidation");
        await ledger.AdvanceAsync(Duration.FromTimeSpan(OverdueClaimsService.Patience + OverdueClaimsService.Period));

        await ledger.UntilAsync(claim, ClaimStatus.UnderReview);
        checks[0].Runs.ShouldBe(1);
    }

    [Fact]
    public async Task do_not_keep_a_claim_that_was_withdrawn_meanwhile_in_validation()
    {
        var checks = AutomaticChecks.All.Select(name => new TroubledCheck(name)).ToList();
        checks[0].Trouble = new CheckUnavailableException("The directory is away.");
        await using var ledger = await StartAsync(checks);
        var claim = Examples.Claim("withdrawn meanwhile");
        await ledger.SubmitAsync(claim, Examples.Contoso, "teams");
        await TimerAsync(ledger);

        await ledger.DoAsync(claim, new Withdraw(null));

        await TestLedger.UntilAsync(
            async () => await SagasAsync(ledger) == 0 ? "none" : null,
            () => Task.FromResult("the validation is over"));
    }

    private Task<TestLedger> StartAsync(IEnumerable<IAutomaticCheck> checks) => TestLedger.StartAsync(
        database, configure: services =>
        {
            services.RemoveAll<IAutomaticCheck>();
            foreach (var check in checks)
                services.AddSingleton(check);
        });

    private static Task<string> TimerAsync(TestLedger ledger) => TestLedger.UntilAsync(
        async () => await ledger.ScalarAsync<long>(
            $"""
            select count(*) from {EventStore.MessageSchema}.wolverine_incoming_envelopes
            where message_type = 'checks-timeout'
            """) > 0 ? "set" : null,
        () => Task.FromResult("a timer is set"));

    private static Task<long> SagasAsync(TestLedger ledger) =>
        ledger.ScalarAsync<long>($"select count(*) from {EventStore.DocumentSchema}.mt_doc_claimvalidation");

    private static async Task<List<string>> RecordedAsync(TestLedger ledger, ClaimId claim)
    {
        await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var events = await session.Events.FetchStreamAsync(claim.Value);
        return [.. events.Select(one => one.Data).OfType<CheckRecorded>().Select(recorded => recorded.Check)];
    }

    /// <summary>Passes when it is in no trouble, and counts how often it was run.</summary>
    private sealed class TroubledCheck(string name) : IAutomaticCheck
    {
        private readonly PassingCheck _passing = new(name);
        private int _runs;

        public string Name => name;

        public Exception? Trouble { get; set; }

        public int Runs => _runs;

        public Task<ValueList<CheckResult>> RunAsync(Claim.Filed claim, CancellationToken cancel)
        {
            Interlocked.Increment(ref _runs);
            return Trouble is null ? _passing.RunAsync(claim, cancel) : throw Trouble;
        }
    }
}
