using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Marten;
using Wolverine;
using Wolverine.Persistence.Sagas;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Watches one opt-out window: schedules the question whether it passed in silence at the instant that the fact
/// promises. The question decides nothing; the claim does, and an opt-out before the end wins however late a timer is.
/// </summary>
public sealed class OptOutWindow : Saga
{
    /// <summary>The window's id.</summary>
    public Guid Id { get; set; }

    /// <summary>The claim whose window it is.</summary>
    public Guid ClaimId { get; set; }

    /// <summary>When the window ends, that instant excluded.</summary>
    public DateTimeOffset Ends { get; set; }

    public static (OptOutWindow Saga, ScheduledMessage<OptOutTimeout> Timer) Start(OpenWindow open) => (
        new OptOutWindow { Id = open.WindowId, ClaimId = open.ClaimId, Ends = open.Ends },
        new OptOutTimeout(open.WindowId, open.ClaimId, open.Ends).ScheduledAt(open.Ends));

    public async Task Handle(
        [SagaIdentityFrom(nameof(SettleWindow.WindowId))] SettleWindow settle,
        IQuerySession session,
        CancellationToken cancel)
    {
        var claim = await session.LoadAsync<LedgerClaim>(settle.ClaimId, cancel);
        if (claim?.State is Claim.Filed filed && !filed.Lines.Any(line => IsOpen(line.State)))
            MarkCompleted();
    }

    private bool IsOpen(LineState state) => state is LineState.Notified notified && notified.WindowId.Value == Id;

    public static void NotFound(SettleWindow settle) => _ = settle;
}
