using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The customer refuses (CPOR article, introduction). Before the stored end it always wins, however late or early a
/// timer is; also when the mail has arrived but its acceptance is not yet recorded. No line named means all of the
/// window. Refusing refused lines adds nothing.
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
        var open = asked.Where(InWindow).ToValueList();
        if (open.Count == 0)
            return asked.Every<LineState.OptedOut>() ? Decisions.NoFacts : WindowRefusals.OptOutWindowOver;
        return open.Any(line => line.State is LineState.Notified notified && now >= notified.Ends)
            ? WindowRefusals.OptOutWindowOver
            : Refuse(claim, open, now);
    }

    private bool InWindow(ClaimLine line) =>
        (line.State is LineState.Notified notified && notified.WindowId == WindowId)
        || line.State == new LineState.Validated(WindowId);

    private OptedOut Refuse(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now) => new(
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
