using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Storage;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Delivers the time-outs of opt-out windows. Many windows end at one midnight, so those that are due together are
/// closed in one transaction; when that loses a race, each is closed by itself.
/// </summary>
public sealed class OptOutTimeoutHandler(
    EarlierWindows earlier,
    WindowBatch together,
    ClaimLedger ledger,
    ILogger<OptOutTimeoutHandler> log)
{
    /// <summary>
    /// May come early, late or twice: the timer of an open window is set again, a settled window is left.
    /// </summary>
    public async Task Handle(DueWindows due, IMessageBus bus, CancellationToken cancel)
    {
        var inOrder = due with { Timers = await earlier.BeforeAsync(due.Timers, cancel) };
        var left = await together.CloseAsync(inOrder, cancel);
        foreach (var (index, timer) in left.Index())
        {
            try
            {
                if (await CloseAsync(timer, bus, cancel))
                    continue;
                // Those behind it end later still. Decided now, one could be over a moment after this one was not.
                foreach (var open in left.Skip(index))
                    await bus.ScheduleAsync(open, open.Ends);
                return;
            }
            catch (Exception failed) when (IsOfThisClaim(failed))
            {
                // The others go on; this one is tried again with the overdue work.
                log.LogError(
                    failed, "Window {WindowId} of claim {ClaimId} cannot be closed", timer.WindowId, timer.ClaimId);
            }
        }
    }

    private static bool IsOfThisClaim(Exception failed) =>
        failed is not (OperationCanceledException or LedgerBusyException) && !DatabaseAway.Is(failed);

    /// <summary>False when the window is still open.</summary>
    private async Task<bool> CloseAsync(OptOutTimeout timer, IMessageBus bus, CancellationToken cancel)
    {
        var window = new WindowId(timer.WindowId);
        var answer = await ledger.DecideAsync(
            new ClaimId(timer.ClaimId),
            async given =>
            {
                var slots = (given.Claim as Claim.Filed)?.SlotsIn(window) ?? [];
                return OptOutWindow.Close(timer, given, await SlotBook.HoldAsync(given.Session, slots, given.Cancel));
            },
            WindowBatch.Ledger,
            cancel);
        if (answer is { Decision: Decision<ClaimEvent>.Refused, Claim: Claim.Filed filed }
            && filed.SlotsIn(window).Count > 0)
        {
            return false;
        }

        await bus.PublishAsync(new SettleWindow(timer.WindowId));
        return true;
    }
}
