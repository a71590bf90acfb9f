using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Associations;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Hosting;
using Marten;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Asks claims whether their windows have passed in silence.</summary>
public static class ClosingWindows
{
    /// <summary>May come early, late or twice: an open window is asked again at its end, a settled one is left.</summary>
    public static async Task<object?> Handle(
        AskForClosing timer, ClaimLedger ledger, TermsLibrary terms, CancellationToken cancel)
    {
        var answer = await ledger.AskAsync(
            new ClaimId(timer.ClaimId),
            (claim, session, stop) => CommandAsync(claim, new WindowId(timer.WindowId), session, terms, stop),
            Actor.Ledger("opt-out-window"),
            cancel);
        return answer is { Decision: Decision<ClaimEvent>.Refused, Claim: Claim.Filed filed }
            && Ends(filed, new WindowId(timer.WindowId)) is { } ends
                ? timer.ScheduledAt(ends)
                : new SettleWindow(timer.WindowId, timer.ClaimId);
    }

    private static async ValueTask<ICommand<Claim, ClaimEvent>> CommandAsync(
        Claim? claim, WindowId window, IDocumentSession session, TermsLibrary terms, CancellationToken cancel)
    {
        var filed = claim as Claim.Filed
            ?? throw new InvalidOperationException($"No submitted claim has the window {window}.");
        var slots = filed.Lines
            .Where(line => line.State is LineState.Notified notified && notified.WindowId == window)
            .Select(line => line.Unit.Slot)
            .ToList();
        var holders = await SlotBook.HoldAsync(session, slots, cancel);
        return new CloseWindow(window, holders, terms.Binding(filed).Terms);
    }

    private static DateTimeOffset? Ends(Claim.Filed claim, WindowId window) => claim.Lines
        .Select(line => line.State)
        .OfType<LineState.Notified>()
        .Where(notified => notified.WindowId == window)
        .Select(notified => (DateTimeOffset?)notified.Ends.ToDateTimeOffset())
        .FirstOrDefault();
}
