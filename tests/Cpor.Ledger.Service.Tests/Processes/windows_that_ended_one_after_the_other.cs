using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Outbox;
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

        await TimeOutAsync(ledger, timers[2]);

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

        await TimeOutAsync(ledger, timers[1], timers[0]);

        (await StatesAsync(ledger, claims)).ShouldBe(["Official", "Contested"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task let_the_first_have_the_slot_though_they_end_while_they_are_asked(int looks)
    {
        var clock = new LeapingClock();
        await using var ledger = await StartAsync(clock);
        ClaimId[] claims = [Examples.Claim("earlier"), Examples.Claim("later")];
        await ledger.NotifyAsync(claims[0], Examples.Contoso, "teams");
        await ledger.AdvanceAsync(Duration.FromDays(1));
        await ledger.NotifyAsync(claims[1], Examples.Fabrikam, "teams");
        var timer = await TimerAsync(ledger, claims[1]);
        clock.Leap(Duration.FromDays(10), after: looks);

        await TimeOutAsync(ledger, timer);
        // What was put off until then is due as well.
        await ledger.AdvanceAsync(Duration.FromDays(10));

        await ledger.UntilAsync(claims[0], ClaimStatus.Official);
        await ledger.UntilAsync(claims[1], ClaimStatus.Contested);
    }

    /// <summary>Without the search for overdue work, which would ask them all.</summary>
    private Task<TestLedger> StartAsync(LeapingClock? clock = null) => TestLedger.StartAsync(
        database, configure: services =>
    {
        PassingCheck.Register(services);
        if (clock is not null)
            services.AddSingleton<IClock>(inside => clock.Over(inside.GetRequiredService<TimeProvider>()));
        services.Remove(services.Single(service => service.ImplementationType == typeof(OverdueClaimsService)));
    });

    private static async Task<OptOutTimeout> TimerAsync(TestLedger ledger, ClaimId claim)
    {
        var filed = (await ledger.LoadAsync(claim))!.State.ShouldBeOfType<Claim.Filed>();
        return OptOutTimeout.For(claim, filed.Lines[0].State.ShouldBeOfType<LineState.Notified>());
    }

    private static async Task TimeOutAsync(TestLedger ledger, params OptOutTimeout[] timers)
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

    /// <summary>Goes on at once by days, after it was looked at so many times.</summary>
    private sealed class LeapingClock : IClock
    {
        private readonly Lock _lock = new();
        private TimeProvider _time = TimeProvider.System;
        private Duration _ahead = Duration.Zero;
        private int _looks = int.MaxValue;

        public LeapingClock Over(TimeProvider time)
        {
            _time = time;
            return this;
        }

        public void Leap(Duration by, int after)
        {
            lock (_lock)
                (_ahead, _looks) = (by, after);
        }

        public Instant GetCurrentInstant()
        {
            lock (_lock)
            {
                var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
                return _looks == int.MaxValue || _looks-- > 0 ? now : now + _ahead;
            }
        }
    }
}
