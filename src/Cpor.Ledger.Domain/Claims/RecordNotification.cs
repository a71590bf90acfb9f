using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The customer's mail server accepted the notification at the instant of the decision: the window opens and its end is
/// promised. The first recorded acceptance counts; a mail that was sent again adds nothing.
/// </summary>
/// <param name="StatedEnds">The end that the mail states; when the count ends earlier, the stated end is kept.</param>
public sealed record RecordNotification(
    WindowId WindowId,
    string MessageId,
    Instant StatedEnds,
    CustomerLocale Locale,
    BusinessCalendar Calendar,
    ProgrammeTerms Terms) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when Waiting(filed) is { Count: > 0 } lines => Open(filed, lines, now),
        Claim.Filed filed when filed.Window(WindowId) is not null => Decisions.NoFacts,
        _ => WindowRefusals.WindowUnknown,
    };

    private ValueList<ClaimLine> Waiting(Claim.Filed claim) =>
        claim.Lines.Where(line => line.State == new LineState.Validated(WindowId)).ToValueList();

    private CustomerNotified Open(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now)
    {
        var counted = Deadline.Count(Terms.OptOutWindow.Value, now, Locale, Calendar);
        var stated = StatedEnds.ToStoredPrecision();
        return new CustomerNotified(
            claim.Id,
            lines.Ids(),
            now,
            WindowId,
            counted with { Ends = Instant.Max(counted.Ends, stated) },
            stated,
            MessageId,
            claim.Under(Terms).Asked(
                "opt-out-window",
                Terms.OptOutWindow.Source,
                counted.Ends < stated ? "as-stated" : "counted",
                [
                    .. lines.Select(line => line.Input()),
                    RuleInput.At("accepted-at", now),
                    RuleInput.At("counted-end", counted.Ends),
                    RuleInput.At("stated-end", stated),
                    new RuleInput("country", Locale.Country),
                    new RuleInput("time-zone", Locale.TimeZone),
                ]));
    }
}
