using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Processes;

public class a_lost_timer(Database database)
{
    [Fact]
    public async Task does_not_keep_a_claim_from_becoming_official()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        var claim = Examples.Claim("lost timer");
        var notified = await ledger.NotifyAsync(claim, Examples.Contoso, "exchange-online");
        await TestLedger.UntilAsync(
            async () => await LoseTimersAsync(ledger) is var lost and > 0 ? (object)lost : null,
            () => Task.FromResult("there is a timer to lose"));

        await ledger.AdvanceAsync(notified.NextDeadline()!.Value - ledger.Now + Duration.FromMinutes(2));
        (await ledger.LoadAsync(claim))!.Status.ShouldBe("customer-notified");
        ledger.Time.Advance(OverdueClaimsService.Period);

        await ledger.UntilAsync(claim, ClaimStatus.Official);
    }

    [Fact]
    public async Task is_missed_also_when_another_line_is_official()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        var claim = Examples.Claim("lost dispute");
        await ledger.SubmitAsync(claim, Examples.Contoso, "exchange-online", "teams");
        await ledger.UntilAsync(claim, ClaimStatus.UnderReview);
        await ledger.DoAsync(claim, new RejectLines(
            [LineId.For(claim, "teams")], RejectionReason.ProofUnavailable, [], null, ledger.Regime()));
        await ledger.DoAsync(
            claim, new ValidateLines(Examples.Window($"{claim}"), [], SlotHolders.None, ledger.Terms()));
        var notified = await ledger.UntilAsync(claim, ClaimStatus.CustomerNotified);
        await ledger.AdvanceAsync(notified.State.NextDeadline()!.Value - ledger.Now + Duration.FromMinutes(2));
        var official = await ledger.UntilAsync(claim, ClaimStatus.Official);
        await TestLedger.UntilAsync(
            async () => await LoseTimersAsync(ledger) is var lost and > 0 ? (object)lost : null,
            () => Task.FromResult("there is a timer to lose"));

        await ledger.AdvanceAsync(official.State.NextDeadline()!.Value - ledger.Now + Duration.FromMinutes(2));
        ledger.Time.Advance(OverdueClaimsService.Period);

        await TestLedger.UntilAsync(
            async () => await ledger.LoadAsync(claim) is { TimerEnds: null } row ? row : null,
            () => Task.FromResult("the time to dispute has lapsed"));
    }

    private static async Task<int> LoseTimersAsync(TestLedger ledger)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var lose = new NpgsqlCommand(
            $"""
            delete from {EventStore.MessageSchema}.wolverine_incoming_envelopes
            where message_type in ('opt-out-timeout', 'dispute-timeout')
            """,
            connection);
        return await lose.ExecuteNonQueryAsync();
    }
}
