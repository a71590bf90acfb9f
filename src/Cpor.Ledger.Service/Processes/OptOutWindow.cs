using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Marten;
using Wolverine;
using Wolverine.Persistence.Sagas;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// The saga of one opt-out window, from the customer's notification until no line is in the window any more. Its timer
/// asks at the end that the fact promises whether the window passed in silence. The saga decides nothing: the claim
/// does, and an opt-out before the end wins however late a timer is. Many windows end at one midnight, so their
/// time-outs are delivered together and their sagas completed in one transaction (<see cref="OptOutTimeoutHandler"/>).
/// </summary>
public sealed class OptOutWindow : Saga
{
    /// <summary>The window's id.</summary>
    public Guid Id { get; set; }

    /// <summary>The claim whose window it is.</summary>
    public Guid ClaimId { get; set; }

    /// <summary>The customer was notified: starts the saga and sets its timer.</summary>
    public static (OptOutWindow Saga, ScheduledMessage<OptOutTimeout> Timer) Start(CustomerNotified notified)
    {
        var (window, claim) = (notified.WindowId.Value, notified.ClaimId.Value);
        var ends = notified.OptOutEnds.Ends.ToDateTimeOffset();
        return (
            new OptOutWindow { Id = window, ClaimId = claim },
            new OptOutTimeout(window, claim, ends).ScheduledAt(ends));
    }

    /// <summary>
    /// The time-out: closes the window if it passed in silence. May come early, late or twice, and then adds nothing.
    /// </summary>
    internal static Decision<ClaimEvent> Close(OptOutTimeout timeout, CommandContext given, SlotHolders holders) =>
        given.Claim is Claim.Filed
            ? given.Decide(new CloseWindow(new WindowId(timeout.WindowId), holders, given.Regime))
            : throw new InvalidOperationException($"No submitted claim has the window {timeout.WindowId}.");

    /// <summary>Completes the saga in the transaction that closes its window.</summary>
    internal static void Complete(OptOutTimeout timeout, IDocumentSession session) =>
        session.Delete<OptOutWindow>(timeout.WindowId);

    /// <summary>
    /// The customer answered, or the window was closed by itself: completes the saga if no line is left.
    /// </summary>
    public async Task Handle(
        [SagaIdentityFrom(nameof(SettleWindow.WindowId))] SettleWindow settle,
        IQuerySession session,
        CancellationToken cancel)
    {
        _ = settle;
        var row = await session.LoadAsync<LedgerClaim>(ClaimId, cancel);
        if (row?.State is Claim.Filed filed && filed.SlotsIn(new WindowId(Id)).Count == 0)
            MarkCompleted();
    }

    /// <summary>The saga is over.</summary>
    public static void NotFound(SettleWindow settle) => _ = settle;
}
