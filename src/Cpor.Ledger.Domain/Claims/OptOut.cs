using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The customer refuses (CPOR article, introduction). Before the stored end it always wins, however late or early a
/// timer is; also when the mail has arrived but its acceptance is not yet recorded, or came back as well as it arrived.
/// Where the terms allow it, the customer may decline at any time after that, which ends the association. No line named
/// means all of the window. Refusing refused lines adds nothing.
/// </summary>
public sealed record OptOut(WindowId WindowId, ValueList<LineId> LineIds, ProgrammeTerms Terms)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Window(WindowId) is { } window => Decide(filed, window, now),
        _ => WindowRefusals.WindowUnknown,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, Window window, Instant now)
    {
        if (!claim.Knows(LineIds))
            return ClaimRefusals.LineUnknown;
        if (!LineIds.IsWithin(window.LineIds))
            return ClaimRefusals.LinesNotOpenToThis;
        var asked = claim.Chosen(LineIds, line => window.LineIds.Contains(line.Id));
        var open = asked.Where(line => IsOpen(line, window)).ToValueList();
        var official = asked.Where(line => line.State is LineState.Official && MayDeclineLate).ToValueList();
        if (open.Count == 0 && official.Count == 0)
            return asked.Count > 0 && asked.All(IsRefused) ? Decisions.NoFacts : WindowRefusals.OptOutWindowOver;
        return !MayDeclineLate && open.Any(line => line.State is LineState.Notified notified && now >= notified.Ends)
            ? WindowRefusals.OptOutWindowOver
            : Refuse(claim, open, official, now).ToValueList();
    }

    private bool MayDeclineLate => Terms.LateDecline is { Value: true };

    private static bool IsRefused(ClaimLine line) =>
        line.State is LineState.OptedOut or LineState.Ended { Reason: EndReason.CustomerDeclined };

    // A window that never was can still have reached the customer, who answers it: that is no silence.
    private bool IsOpen(ClaimLine line, Window window) => line.State switch
    {
        LineState.Notified notified => notified.WindowId == WindowId || window.Void,
        LineState.Validated validated => validated.WindowId == WindowId || window.Void,
        _ => window.Void && line.State.IsBeforeReviewer,
    };

    private IEnumerable<ClaimEvent> Refuse(
        Claim.Filed claim, ValueList<ClaimLine> open, ValueList<ClaimLine> official, Instant now)
    {
        if (open.Count > 0)
            yield return OptOutOf(claim, open, now);
        if (official.Count > 0)
        {
            yield return Endings.Of(
                claim,
                official,
                now,
                now,
                EndReason.CustomerDeclined,
                null,
                claim.Under(Terms).Asked(
                    "late-decline",
                    Terms.LateDecline!.Source,
                    "yes",
                    [.. official.Select(line => line.Input()), RuleInput.At("refused-at", now)]));
        }
    }

    private OptedOut OptOutOf(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now) => new(
        claim.Id,
        lines.Ids(),
        now,
        WindowId,
        claim.Under(Terms).Asked(
            "opted-out-in-time",
            Terms.OptOutWindow.Source,
            "yes",
            [.. lines.Select(Ends), RuleInput.At("refused-at", now)]));

    private static RuleInput Ends(ClaimLine line) => line.State is LineState.Notified notified
        ? RuleInput.At("opt-out-ends", notified.Ends, line.Since, line.Id)
        : line.Input();
}
