using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Processes;
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
        ledger.Time.Advance(OverdueWork.Period);

        await ledger.UntilAsync(claim, ClaimStatus.Official);
    }

    private static async Task<int> LoseTimersAsync(TestLedger ledger)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var lose = new NpgsqlCommand(
            $"delete from {Messaging.Schema}.wolverine_incoming_envelopes where message_type like '%AskForClosing%'",
            connection);
        return await lose.ExecuteNonQueryAsync();
    }
}
