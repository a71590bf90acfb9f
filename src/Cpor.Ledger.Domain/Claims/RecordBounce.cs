using System.Text.RegularExpressions;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// A reviewer records that the accepted notification came back, with the returned mail as evidence: the window is void,
/// the partner is asked for another contact, and a new notification opens a new window. Silence of somebody who was not
/// told means nothing (CPOR article, introduction: the customer is notified). Recording it again adds nothing.
/// </summary>
/// <param name="EnhancedStatus">The status of the returned mail (RFC 3463); anything else is not kept.</param>
public sealed partial record RecordBounce(WindowId WindowId, string? EnhancedStatus, Sealed Evidence, Regime Regime)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when filed.Window(WindowId) is { } window => Decide(filed, window, now),
        _ => WindowRefusals.WindowUnknown,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, Window window, Instant now)
    {
        if (window.Void)
            return Decisions.NoFacts;
        var lines = claim.Lines
            .Where(line => line.State is LineState.Notified notified && notified.WindowId == WindowId)
            .ToValueList();
        return lines.Count > 0 ? Facts(claim, lines, now) : ClaimRefusals.LinesNotOpenToThis;
    }

    private ValueList<ClaimEvent> Facts(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now)
    {
        var status = EnhancedStatus is not null && Code().IsMatch(EnhancedStatus) ? EnhancedStatus : null;
        return
        [
            new NotificationBounced(claim.Id, lines.Ids(), now, WindowId, status, Evidence),
            new InfoRequested(
                claim.Id,
                lines.Ids(),
                now,
                RequestId.ForUnreachable(WindowId),
                [RequestedItem.CustomerContact],
                [],
                null,
                Regime.Count(Regime.Terms.AnswerWindow.Value, now),
                CustomerUnreachable: true,
                claim.Under(Regime.Terms).Asked(
                    "customer-reachable",
                    Regime.Terms.AnswerWindow.Source,
                    "no",
                    [.. lines.Select(line => line.Input()), new RuleInput("enhanced-status", status ?? "none")])),
        ];
    }

    [GeneratedRegex(@"^[45]\.[0-9]{1,3}\.[0-9]{1,3}\z", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
