using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Wakes claims whose request for information may have been left unanswered.</summary>
public static class AnswerTimeoutHandler
{
    /// <summary>
    /// May come early, late or twice: the claim decides, and a the timer of a request that is still open is set again.
    /// </summary>
    public static async Task<object?> Handle(
        AnswerTimeout timer, ClaimLedger ledger, CancellationToken cancel)
    {
        var answer = await ledger.DecideAsync(
            new ClaimId(timer.ClaimId),
            given => given.Decide(new LapseAnswer(new RequestId(timer.RequestId), given.Regime)),
            Actor.Ledger("answer-window"),
            cancel);
        return answer is { Decision: Decision<ClaimEvent>.Refused, Claim: Claim.Filed filed }
            && Ends(filed, new RequestId(timer.RequestId)) is { } ends
                ? timer.ScheduledAt(ends)
                : null;
    }

    private static DateTimeOffset? Ends(Claim.Filed claim, RequestId request) => claim.Lines
        .Select(line => line.State)
        .OfType<LineState.AwaitingAnswer>()
        .Where(waiting => waiting.RequestId == request)
        .Select(waiting => (DateTimeOffset?)waiting.Ends.ToDateTimeOffset())
        .FirstOrDefault();
}
