using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Terms;
using Marten;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Asks claims whether their windows have passed in silence. Many windows end at one midnight, so those that are due
/// together are closed in one transaction; when that loses a race, each is asked by itself.
/// </summary>
public sealed class CloseWindowsHandler(
    EarlierWindows earlier,
    WindowBatch together,
    ClaimLedger ledger,
    TermsLibrary terms,
    ILogger<CloseWindowsHandler> log)
{
    /// <summary>
    /// May come early, late or twice: an open window is asked again at its end, a settled one is left.
    /// </summary>
    public async Task Handle(DueWindows due, IMessageBus bus, CancellationToken cancel)
    {
        var inOrder = due with { Timers = await earlier.BeforeAsync(due.Timers, cancel) };
        var left = await together.CloseAsync(inOrder, cancel);
        foreach (var (index, timer) in left.Index())
        {
            try
            {
                if (await DecideAsync(timer, bus, cancel))
                    continue;
                // Those behind it end later still. Asked now, one could be over a moment after this one was not.
                foreach (var open in left.Skip(index))
                    await bus.ScheduleAsync(open, open.Ends);
                return;
            }
            catch (Exception failed) when (IsOfThisClaim(failed))
            {
                // The others go on; this one is asked again with the overdue work.
                log.LogError(
                    failed, "Window {WindowId} of claim {ClaimId} cannot be closed", timer.WindowId, timer.ClaimId);
            }
        }
    }

    private static bool IsOfThisClaim(Exception failed) =>
        failed is not (OperationCanceledException or LedgerBusyException) && !DatabaseAway.Is(failed);

    /// <summary>False when the window is still open.</summary>
    private async Task<bool> DecideAsync(OptOutTimeout timer, IMessageBus bus, CancellationToken cancel)
    {
        var answer = await ledger.DecideAsync(
            new ClaimId(timer.ClaimId),
            (claim, session, stop) => CommandAsync(claim, new WindowId(timer.WindowId), session, terms, stop),
            WindowBatch.Ledger,
            cancel);
        if (IsStillOpen(answer, new WindowId(timer.WindowId)))
            return false;
        await bus.PublishAsync(new SettleWindow(timer.WindowId, timer.ClaimId));
        return true;
    }

    private static async ValueTask<ICommand<Claim, ClaimEvent>> CommandAsync(
        Claim? claim, WindowId window, IDocumentSession session, TermsLibrary terms, CancellationToken cancel)
    {
        var filed = claim as Claim.Filed
            ?? throw new InvalidOperationException($"No submitted claim has the window {window}.");
        var holders = await SlotBook.HoldAsync(session, filed.SlotsIn(window), cancel);
        return new CloseWindow(window, holders, terms.Binding(filed));
    }

    private static bool IsStillOpen(ClaimAnswer answer, WindowId window) =>
        answer is { Decision: Decision<ClaimEvent>.Refused, Claim: Claim.Filed filed }
        && filed.Lines.Any(line => line.State is LineState.Notified notified && notified.WindowId == window);
}
