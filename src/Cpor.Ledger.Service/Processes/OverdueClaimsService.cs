using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Storage;
using Marten;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Looks for claims that should have gone on by themselves and have not, because a timer or message was lost, and asks
/// again; and for those of which somebody has to be reminded, who can wait until it looks. Asking too often is
/// harmless: the claim decides. Runs on every node.
/// </summary>
public sealed class OverdueClaimsService(
    IDocumentStore store, IServiceScopeFactory scopes, TimeProvider time, ILogger<OverdueClaimsService> log)
    : PeriodicService(Period, time, log, "Could not look for overdue claims")
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    /// <summary>How late something must be, so that what is merely busy is left alone.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>How long checks or a notification may take before they are taken for lost.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const int AtOnce = 1_000;

    protected override async Task RunAsync(CancellationToken cancel)
    {
        var now = Time.GetUtcNow();
        var overdue = now - Grace;
        var forgotten = now - Patience;
        await using var session = store.QuerySession();
        var late = await session.Query<LedgerClaim>()
            .Where(claim => claim.TimerEnds < overdue)
            .OrderBy(claim => claim.TimerEnds)
            .Take(AtOnce)
            .ToListAsync(cancel);
        var silent = await session.Query<LedgerClaim>()
            .Where(claim => claim.WaitsForLedger && claim.ChangedAt < forgotten)
            .OrderBy(claim => claim.ChangedAt)
            .Take(AtOnce)
            .ToListAsync(cancel);
        var reminders = await session.Query<LedgerClaim>()
            .Where(claim => claim.RemindAt <= now)
            .OrderBy(claim => claim.RemindAt)
            .Take(AtOnce)
            .Select(claim => claim.Id)
            .ToListAsync(cancel);
        var lost = late.Concat(silent).SelectMany(claim => Questions(claim, now)).ToList();
        if (lost.Count > 0)
            Log.LogWarning("{Count} questions to claims were lost; asking again", lost.Count);
        List<object> questions = [.. lost, .. reminders.Select(claim => new RemindersDue(claim))];
        if (questions.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var question in questions)
            await bus.PublishAsync(question);
    }

    private static IEnumerable<object> Questions(LedgerClaim row, DateTimeOffset now)
    {
        if (row.State is not Claim.Filed claim)
            return [];
        return claim.Lines.SelectMany(line => Questions(claim.Id, line, now)).Distinct();
    }

    /// <summary>What a line waits for that is overdue.</summary>
    public static IEnumerable<object> Questions(ClaimId claim, ClaimLine line, DateTimeOffset now) =>
        line.State switch
        {
            LineState.Notified notified when notified.Ends.ToDateTimeOffset() < now - Grace =>
                [OptOutTimeout.For(claim, notified)],
            LineState.AwaitingAnswer waiting when waiting.Ends.ToDateTimeOffset() < now - Grace =>
                [new AnswerTimeout(claim.Value, waiting.RequestId.Value)],
            LineState.Rejected { Dispute: { } dispute } when dispute.Ends.ToDateTimeOffset() < now - Grace =>
                [new DisputeTimeout(claim.Value, [line.Id.Value])],
            LineState.Validated validated => [new NotifyCustomer(claim.Value, validated.WindowId.Value)],
            LineState.Checking => [new RunChecks(claim.Value)],
            // In time, not the ledger's turn, or over.
            LineState.Notified or LineState.AwaitingAnswer or LineState.Rejected => [],
            LineState.UnderReview or LineState.Contested or LineState.Disputed or LineState.Official => [],
            LineState.OptedOut or LineState.RejectedFinally or LineState.Ended or LineState.Withdrawn
                or LineState.Removed => [],
            _ => throw new InvalidOperationException($"What {line.State.GetType().Name} waits for was never said."),
        };
}
