using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using NodaTime;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Wakes claims whose time to dispute a rejection may have passed unused.</summary>
public static class DisputeTimeoutHandler
{
    /// <summary>
    /// May come early, late or twice: the claim decides, and the timer of what is still open is set again.
    /// </summary>
    public static async Task<object?> Handle(
        DisputeTimeout timer, ClaimLedger ledger, CancellationToken cancel)
    {
        var lines = timer.LineIds.Select(line => new LineId(line)).ToValueList();
        var answer = await ledger.DecideAsync(
            new ClaimId(timer.ClaimId),
            given => given.Decide(new LapseDispute(lines, given.Regime.Terms)),
            Actor.Ledger("dispute-window"),
            cancel);
        return answer is { Decision: Decision<ClaimEvent>.Refused, Claim: Claim.Filed filed }
            && Ends(filed, lines) is { } ends
                ? timer.ScheduledAt(ends.ToDateTimeOffset())
                : null;
    }

    private static Instant? Ends(Claim.Filed claim, ValueList<LineId> lines) => claim.Lines
        .Where(line => lines.Contains(line.Id))
        .Min(line => (line.State as LineState.Rejected)?.Dispute?.Ends);
}
