using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Terms;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Wakes claims whose request for information may have been left unanswered.</summary>
public static class AnswerTimeoutHandler
{
    public static ScheduledMessage<AnswerTimeout> Handle(AwaitAnswer wait) =>
        new AnswerTimeout(wait.ClaimId, wait.RequestId).ScheduledAt(wait.Due);

    /// <summary>
    /// May come early, late or twice: the claim decides, and a request still open is asked about again.
    /// </summary>
    public static async Task<object?> Handle(
        AnswerTimeout timer, ClaimLedger ledger, TermsLibrary terms, CancellationToken cancel)
    {
        var answer = await ledger.DecideAsync(
            new ClaimId(timer.ClaimId),
            (claim, _, _) => ValueTask.FromResult<ICommand<Claim, ClaimEvent>>(
                new LapseAnswer(new RequestId(timer.RequestId), terms.Binding((Claim.Filed)claim!))),
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
