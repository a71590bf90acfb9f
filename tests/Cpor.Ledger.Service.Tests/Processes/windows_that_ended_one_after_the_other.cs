using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wolverine;

namespace Cpor.Ledger.Service.Tests.Processes;

/// <summary>As after the ledger was down: several windows are over, and their timers come in any order.</summary>
public class windows_that_ended_one_after_the_other(Database database)
{
    private static readonly OrganisationId Litware = OrganisationId.Parse("7100003");

    [Fact]
    public async Task let_the_first_have_the_slot_though_only_the_timer_of_the_last_comes()
    {
        await using var ledger = await StartAsync();
        ClaimId[] claims = [Examples.Claim("first to end"), Examples.Claim("second"), Examples.Claim("last to end")];
        await ledger.NotifyAsync(claims[0], Examples.Contoso, "teams");
        await ledger.AdvanceAsync(Duration.FromDays(1));
        await ledger.NotifyAsync(claims[1], Examples.Fabrikam, "teams", "intune");
        await ledger.AdvanceAsync(Duration.FromDays(1));
        await ledger.NotifyAsync(claims[2], Litware, "intune");
        var timers = await Task.WhenAll(claims.Select(claim => TimerAsync(ledger, claim)));
        ledger.Time.Advance(TimeSpan.FromDays(10));

        await AskAsync(ledger, timers[2]);

        (await StatesAsync(ledger, claims)).ShouldBe(["Official", "Contested", "Official", "Contested"]);
    }

    [Fact]
    public async Task let_the_first_have_the_slot_when_the_timers_come_the_other_way_round()
    {
        await using var ledger = await StartAsync();
        ClaimId[] claims = [Examples.Claim("earlier"), Examples.Claim("later")];
        await ledger.NotifyAsync(claims[0], Examples.Contoso, "teams");
        await ledger.AdvanceAsync(Duration.FromDays(1));
        await ledger.NotifyAsync(claims[1], Examples.Fabrikam, "teams");
        var timers = await Task.WhenAll(claims.Select(claim => TimerAsync(ledger, claim)));
        ledger.Time.Advance(TimeSpan.FromDays(10));

        await AskAsync(ledger, timers[1], timers[0]);

        (await StatesAsync(ledger, claims)).ShouldBe(["Official", "Contested"]);
    }

    /// <summary>Without the search for overdue work, which would ask them all.</summary>
    private Task<TestLedger> StartAsync() => TestLedger.StartAsync(database, configure: services =>
    {
        PassingCheck.Register(services);
        services.Remove(services.Single(service => service.ImplementationType == typeof(OverdueWork)));
    });

    private static async Task<AskForClosing> TimerAsync(TestLedger ledger, ClaimId claim)
    {
        var filed = (await ledger.LoadAsync(claim))!.State.ShouldBeOfType<Claim.Filed>();
        return AskForClosing.For(claim, filed.Lines[0].State.ShouldBeOfType<LineState.Notified>());
    }

    private static async Task AskAsync(TestLedger ledger, params AskForClosing[] timers)
    {
        await using var scope = ledger.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(
            new DueWindows(timers), TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> StatesAsync(TestLedger ledger, ClaimId[] claims)
    {
        var rows = await Task.WhenAll(claims.Select(ledger.LoadAsync));
        return
        [
            .. rows
                .SelectMany(row => ((Claim.Filed)row!.State).Lines)
                .Select(line => line.State.GetType().Name),
        ];
    }
}
