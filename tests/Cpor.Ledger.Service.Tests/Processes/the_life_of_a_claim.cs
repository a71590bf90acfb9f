using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Processes;

public class the_life_of_a_claim(Database database)
{
    [Fact]
    public async Task silence_makes_it_official_when_the_window_ends()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        var claim = Examples.Claim("silence");
        var notified = await ledger.NotifyAsync(claim, Examples.Contoso, "exchange-online", "teams");
        notified.NextDeadline().ShouldBe(Instant.FromUtc(2026, 3, 10, 7, 0));

        await ledger.AdvanceAsync(notified.NextDeadline()!.Value - ledger.Now);

        var official = await ledger.UntilAsync(claim, ClaimStatus.Official);
        official.State.ShouldBeOfType<Claim.Filed>().Lines.ShouldAllBe(line => line.State is LineState.Official);
    }

    [Fact]
    public async Task an_opt_out_before_the_end_wins()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        var claim = Examples.Claim("refused");
        var notified = await ledger.NotifyAsync(claim, Examples.Contoso, "exchange-online");
        ledger.Time.Advance((notified.NextDeadline()!.Value - ledger.Now - Duration.FromMilliseconds(1)).ToTimeSpan());

        await ledger.DoAsync(
            claim, new Cpor.Ledger.Domain.Claims.OptOut(Examples.Window($"{claim}"), [], ledger.Terms()));
        await ledger.AdvanceAsync(Duration.FromDays(1));

        (await ledger.LoadAsync(claim))!.Status.ShouldBe("opted-out");
    }
}
