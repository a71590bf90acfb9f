using System.Text.RegularExpressions;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The customer's mail server refused the notification for good. No window opens; the partner is asked for another
/// contact and the review begins again with the answer. Recording it again adds nothing.
/// </summary>
/// <param name="Status">The server's status code, 500 to 599.</param>
/// <param name="EnhancedStatus">
/// The server's enhanced status (RFC 3463), as <c>5.1.1</c>, when it gave one; anything else is not kept.
/// </param>
public sealed partial record RecordNotificationFailure(
    WindowId WindowId, int Status, string? EnhancedStatus, Regime Regime)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when Waiting(filed) is { Count: > 0 } lines => Facts(filed, lines, now).ToValueList(),
        Claim.Filed filed when filed.Window(WindowId) is not null => Decisions.NoFacts,
        _ => WindowRefusals.WindowUnknown,
    };

    // What the server says beside its codes may name a person, and is not kept.
    private string? Enhanced => EnhancedStatus is not null && Code().IsMatch(EnhancedStatus) ? EnhancedStatus : null;

    private ValueList<ClaimLine> Waiting(Claim.Filed claim) =>
        claim.Lines.Where(line => line.State == new LineState.Validated(WindowId)).ToValueList();

    private IEnumerable<ClaimEvent> Facts(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now)
    {
        yield return new NotificationFailed(claim.Id, lines.Ids(), now, WindowId, Status, Enhanced);
        yield return new InfoRequested(
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
                new RuleInput("status", $"{Status}"),
                new RuleInput("enhanced-status", Enhanced ?? "none")));
    }

    [GeneratedRegex(@"^5\.[0-9]{1,3}\.[0-9]{1,3}\z", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
