using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Shows the lines of a claim.</summary>
internal static class LineViews
{
    /// <summary>A line of a draft, which has no state but the draft's.</summary>
    public static LineView Of(ClaimedUnit line, ClaimStatus status) => new()
    {
        LineId = $"{line.LineId}",
        Workload = line.Workload?.ToString(),
        Product = line.Product?.ToString(),
        SubscriptionId = line.SubscriptionId?.ToString(),
        Status = status.PublicName(),
        FailedChecks = [],
    };

    /// <summary>A line of a submitted claim.</summary>
    public static LineView Of(ClaimLine line) => new()
    {
        LineId = $"{line.Id}",
        Workload = line.Unit.Workload?.ToString(),
        Product = line.Unit.Product?.ToString(),
        SubscriptionId = line.Unit.SubscriptionId?.ToString(),
        Status = line.State is LineState.Removed ? "removed" : line.State.Status().PublicName(),
        Reason = line.State switch
        {
            LineState.Rejected rejected => rejected.Reason.PublicName(),
            LineState.RejectedFinally rejected => rejected.Reason.PublicName(),
            LineState.Ended ended => ended.Reason.PublicName(),
            _ => null,
        },
        FailedChecks = [.. line.Failed.Select(failed => failed.Code)],
        Ends = line.TimerEnds(),
        OfficialSince = (line.State as LineState.Official)?.EffectiveAt,
        WindowId = line.State switch
        {
            LineState.Validated validated => $"{validated.WindowId}",
            LineState.Notified notified => $"{notified.WindowId}",
            _ => null,
        },
    };
}
