using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// A timer asks whether a window has passed in silence; the claim decides. If so the lines are official where their
/// slots are free, contested where another partner holds them meanwhile, and rejected where the partner itself does
/// (CPOR article, introduction: "if they don't opt out, your association … will be official"). Asking again adds
/// nothing.
/// </summary>
public sealed record CloseWindow(WindowId WindowId, SlotHolders Holders, Regime Regime)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Window(WindowId) is null => WindowRefusals.WindowUnknown,
        Claim.Filed filed when filed.Lines.Any(line => line.State == new LineState.Validated(WindowId)) =>
            WindowRefusals.OptOutWindowOpen,
        Claim.Filed filed => Decide(filed, filed.Lines.Where(InWindow).ToValueList(), now),
        _ => WindowRefusals.WindowUnknown,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now)
    {
        if (lines.Count == 0)
            return Decisions.NoFacts;
        return lines.Any(line => now < Ends(line))
            ? WindowRefusals.OptOutWindowOpen
            : Close(claim, lines, now).ToValueList();
    }

    private IEnumerable<ClaimEvent> Close(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now)
    {
        var answers = SlotAnswers.For(claim, lines, Holders, Regime.Terms);
        answers = answers with
        {
            Record = answers.Record.Asked(
                "opt-out-window-over",
                Regime.Terms.OptOutWindow.Source,
                "yes",
                [
                    .. lines.Select(line => RuleInput.At("opt-out-ends", Ends(line), line.Since, line.Id)),
                    RuleInput.At("asked-at", now),
                ]),
        };
        var beginning = new Beginning(claim, Holders, Regime.Terms);
        foreach (var free in answers.Free.GroupBy(beginning.TakenUntil))
            yield return MakeOfficial(answers with { Free = free.ToValueList() }, beginning, free.Key, now);
        foreach (var promised in claim.PromiseAgain(answers.Held.Select(held => held.Line), Regime, now))
            yield return promised;
        if (answers.Held.Count > 0)
            yield return answers.Contest(WindowId, now);
        foreach (var rejected in answers.RejectYours(Regime, now))
            yield return rejected;
    }

    private Official MakeOfficial(
        SlotAnswers answers, Beginning beginning, Instant? takenUntil, Instant now)
    {
        var submitted = answers.Claim.Submission.Fact;
        var (effective, record) = beginning.Of(answers, takenUntil);
        return new Official(
            answers.Claim.Id,
            answers.Free.Ids(),
            now,
            WindowId,
            effective,
            submitted.OrganisationId,
            answers.Claim.Details.MpnId,
            submitted.TenantId,
            submitted.SolutionArea,
            submitted.Activities,
            submitted.Programmes,
            answers.Free.Select(line => line.Unit).ToValueList(),
            submitted.Exclusivity,
            submitted.PaymentOptOut,
            record);
    }

    private bool InWindow(ClaimLine line) => line.State is LineState.Notified notified && notified.WindowId == WindowId;

    private static Instant Ends(ClaimLine line) => ((LineState.Notified)line.State).Ends;
}
