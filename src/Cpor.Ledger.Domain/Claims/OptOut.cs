using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The customer refuses (CPOR article, introduction). Before the stored end it always wins, however late or early a
/// timer is; also when the mail has arrived but its acceptance is not yet recorded, or came back as well as it arrived.
/// Where the terms allow it, the customer may decline at any time after that, which ends the association. No line named
/// means all of the window; all that were asked for are refused or none. Refusing refused lines adds nothing.
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
        var open = asked.Where(line => IsOpen(line, window, now)).ToValueList();
        if (asked.Except(open).Any(Stands))
            return WindowRefusals.OptOutWindowOver;
        if (open.Count == 0)
            return asked.Any(IsRefused) ? Decisions.NoFacts : WindowRefusals.OptOutWindowOver;
        return Refuse(claim, window, open, now).ToValueList();
    }

    private bool MayDeclineLate => Terms.LateDecline is { Value: true };

    private static bool IsRefused(ClaimLine line) =>
        line.State is LineState.OptedOut or LineState.Ended { Reason: EndReason.CustomerDeclined };

    // Nobody is told that all is refused while a line can still be, or already is, official.
    private static bool Stands(ClaimLine line) => line.IsAlive() && line.State is not LineState.Rejected;

    // A window that never was can still have reached the customer, who answers it: that is no silence.
    private bool IsOpen(ClaimLine line, Window window, Instant now) => MayDeclineLate
        ? line.State is LineState.Official or LineState.Notified or LineState.Validated || line.State.IsBeforeReviewer
        : line.State switch
        {
            LineState.Notified notified => (notified.WindowId == WindowId || window.Void) && now < notified.Ends,
            LineState.Validated validated => validated.WindowId == WindowId || window.Void,
            _ => window.Void && line.State.IsBeforeReviewer,
        };

    private IEnumerable<ClaimEvent> Refuse(Claim.Filed claim, Window window, ValueList<ClaimLine> open, Instant now)
    {
        var official = open.Where(line => line.State is LineState.Official).ToValueList();
        if (open.Except(official).ToValueList() is { Count: > 0 } others)
            yield return OptOutOf(claim, window, others, now);
        if (official.Count > 0)
        {
            var record = AskedLate(claim.Under(Terms), official, now);
            yield return new Ending(claim, EndReason.CustomerDeclined, now, record).Of(official, now);
        }
    }

    private OptedOut OptOutOf(Claim.Filed claim, Window window, ValueList<ClaimLine> lines, Instant now)
    {
        var late = lines.Any(line => IsLate(line, window, now));
        var record = claim.Under(Terms).Asked(
            "opted-out-in-time",
            Terms.OptOutWindow.Source,
            late ? "no" : "yes",
            [.. lines.Select(Ends), RuleInput.At("refused-at", now)]);
        return new OptedOut(claim.Id, lines.Ids(), now, WindowId, late ? AskedLate(record, [], now) : record);
    }

    private DecisionRecord AskedLate(DecisionRecord record, ValueList<ClaimLine> lines, Instant now) => record.Asked(
        "late-decline",
        Terms.LateDecline!.Source,
        "yes",
        [.. lines.Select(line => line.Input()), RuleInput.At("refused-at", now)]);

    private static bool IsLate(ClaimLine line, Window window, Instant now) => line.State switch
    {
        LineState.Notified notified => now >= notified.Ends,
        _ => line.State is not LineState.Validated && !window.Void,
    };

    private static RuleInput Ends(ClaimLine line) => line.State is LineState.Notified notified
        ? RuleInput.At("opt-out-ends", notified.Ends, line.Since, line.Id)
        : line.Input();
}
