using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Service.Tests.Claims;

/// <summary>How many commands are decided at a time, and what becomes of the others.</summary>
public class the_turnstile
{
    [Fact]
    public async Task lets_one_more_in_for_each_that_leaves()
    {
        using var turnstile = Of(2);
        using var first = await EnterAsync(turnstile);
        var second = await EnterAsync(turnstile);
        var third = EnterAsync(turnstile);
        third.IsCompleted.ShouldBeFalse();
        second.Dispose();
        using var entered = await third;
    }

    [Fact]
    public async Task lets_those_in_first_who_came_first()
    {
        using var turnstile = Of(1);
        var inside = await EnterAsync(turnstile);
        var early = EnterAsync(turnstile);
        var late = EnterAsync(turnstile);
        inside.Dispose();
        inside = await early;
        late.IsCompleted.ShouldBeFalse();
        inside.Dispose();
        using var entered = await late;
    }

    [Fact]
    public async Task holds_no_place_for_who_gives_up()
    {
        using var turnstile = Of(1);
        var inside = await EnterAsync(turnstile);
        using var patience = new CancellationTokenSource();
        var leaving = turnstile.EnterAsync(patience.Token).AsTask();
        var staying = EnterAsync(turnstile);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => leaving);
        inside.Dispose();
        using var entered = await staying;
    }

    [Fact]
    public async Task turns_away_from_too_long_a_line_only_those_who_can_come_back()
    {
        using var turnstile = Of(1);
        using var inside = await EnterAsync(turnstile);
        var line = new List<Task<IDisposable>>();
        while (line.Count < CommandQueue.Longest)
        {
            turnstile.ThrowIfFull();
            line.Add(EnterAsync(turnstile));
        }

        Should.Throw<LedgerBusyException>(turnstile.ThrowIfFull);
        line.Add(EnterAsync(turnstile));
        line.ShouldAllBe(waiting => !waiting.IsCompleted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void has_to_let_somebody_in(int atOnce) =>
        Should.Throw<InvalidOperationException>(() => Of(atOnce)).Message.ShouldContain("Ledger__CommandsAtOnce");

    private static CommandQueue Of(int atOnce) => new(new LedgerSettings { CommandsAtOnce = atOnce });

    private static Task<IDisposable> EnterAsync(CommandQueue turnstile) =>
        turnstile.EnterAsync(TestContext.Current.CancellationToken).AsTask();
}
