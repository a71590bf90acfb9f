using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The customer refuses (seed, introduction). Before the stored end it always wins, however late or early a timer is;
/// also when the mail has arrived but its acceptance is not yet recorded. No line named means all of the window.
/// Refusing refused lines adds nothing.
/// </summary>
public sealed record OptOut(WindowId WindowId, ValueList<LineId> LineIds, ProgrammeTerms Terms)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when !filed.Windows.Contains(WindowId) => ClaimRefusals.WindowUnknown,
        Claim.Filed filed when !filed.Knows(LineIds) => ClaimRefusals.LineUnknown,
        Claim.Filed filed => Decide(filed, filed.Chosen(LineIds, InWindow), now),
        _ => ClaimRefusals.WindowUnknown,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, ValueList<ClaimLine> chosen, Instant now)
    {
        var open = chosen.Where(InWindow).ToValueList();
        if (open.Count == 0)
            return AlreadyOut(claim) ? Decisions.NoFacts : ClaimRefusals.OptOutWindowOver;
        return open.Any(line => line.State is LineState.Notified notified && now >= notified.Ends)
            ? ClaimRefusals.OptOutWindowOver
            : Refuse(claim, open, now);
    }

    private bool AlreadyOut(Claim.Filed claim)
    {
        var asked = claim.Chosen(LineIds, line => line.State is LineState.OptedOut);
        return asked.Every<LineState.OptedOut>();
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
            [
                .. lines.Select(line => line.Input(line.State is LineState.Notified notified
                    ? $"opt-out ends {notified.Ends}"
                    : "notification not yet recorded")),
                new RuleInput("refused-at", $"{now}"),
            ]));
}
