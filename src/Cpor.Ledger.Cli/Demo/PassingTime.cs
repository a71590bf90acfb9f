using Wolverine;
using Wolverine.Persistence.Durability;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// Lets the days pass on which nobody has anything to do, instead of waiting for them: the clock is put forward to the
/// next timer of the ledger, and that timer fires. How fast the machine is changes nothing: as long as somebody or the
/// ledger itself is busy, no day passes.
/// </summary>
internal sealed class PassingTime(DemoClock clock, IMessageStore messages)
{
    private static readonly TimeProvider System = TimeProvider.System;

    /// <summary>What time it is in the demonstration.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Whether the ledger has nothing to do before a timer that is still to come.</summary>
    public async Task<bool> IsAtRestAsync(CancellationToken cancel)
    {
        var now = Now;
        var due = (await WorkAsync()).Where(message => !IsTimer(message) || message.ScheduledTime <= now).ToList();
        foreach (var timer in due.Where(IsTimer))
        {
            // Wolverine fires timers by the machine's clock; what is due by ours is made due by that one too.
            if (timer.ScheduledTime > System.GetUtcNow())
                await messages.ScheduledMessages.RescheduleAsync(timer.Id, System.GetUtcNow(), cancel);
        }

        return due.Count == 0;
    }

    /// <summary>
    /// Puts the clock forward to the ledger's next timer, or to an earlier instant for which somebody waits.
    /// </summary>
    /// <returns>False when there is neither: nothing will ever happen again.</returns>
    public async Task<bool> PassAsync(DateTimeOffset? wanted)
    {
        var timers = (await WorkAsync()).Where(IsTimer).Select(timer => timer.ScheduledTime);
        if (timers.Append(wanted).Min() is not { } next)
            return false;
        clock.PutTo(next);
        return true;
    }

    private static bool IsTimer(Envelope message) =>
        message is { Status: EnvelopeStatus.Scheduled, ScheduledTime: not null };

    /// <summary>What the ledger has to do, now or at a later time, as of one moment.</summary>
    private async Task<IReadOnlyList<Envelope>> WorkAsync() =>
        [.. (await messages.Admin.AllIncomingAsync()).Where(message => message.Status != EnvelopeStatus.Handled)];
}
