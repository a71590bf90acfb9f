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
        foreach (var free in answers.Free.GroupBy(line => TakenUntil(claim, line)))
            yield return MakeOfficial(answers with { Free = free.ToValueList() }, free.Key, now);
        foreach (var promised in claim.PromiseAgain(answers.Held.Select(held => held.Line), Regime, now))
            yield return promised;
        if (answers.Held.Count > 0)
            yield return answers.Contest(WindowId, now);
        foreach (var rejected in answers.RejectYours(Regime, now))
            yield return rejected;
    }

    private Official MakeOfficial(SlotAnswers answers, Instant? takenUntil, Instant now)
    {
        var submitted = answers.Claim.Submission.Fact;
        var (effective, record) = Effective(answers, takenUntil);
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

    /// <summary>
    /// An association counts from the end of its window; where the terms allow it, one that follows a refused claim
    /// counts from that claim's submission. Neither reaches into the time of a former holder.
    /// </summary>
    private (Instant At, DecisionRecord Record) Effective(SlotAnswers answers, Instant? takenUntil)
    {
        var record = answers.Record;
        if (Refused(answers.Claim) is { } refused)
        {
            record = record.Asked(
                "effective-from-refused-claim",
                Regime.Terms.EffectiveFromRefusedClaim!.Source,
                "yes",
                new RuleInput("refused-claim", $"{refused.ClaimId}", refused.Version),
                RuleInput.At("refused-claim-submitted-at", refused.SubmittedAt, refused.Version));
        }

        return takenUntil is not { } until ? (Begins(answers.Claim, answers.Free[0]), record) : (until, record.Asked(
            "effective-after-former-holder",
            Regime.Terms.Exclusivity.Source,
            "yes",
            [.. answers.Free.Select(line => RuleInput.At("slot-taken-until", until, lineId: line.Id))]));
    }

    /// <summary>Until when others held the slot, if the association would begin before that; else null.</summary>
    private Instant? TakenUntil(Claim.Filed claim, ClaimLine line)
    {
        var wanted = claim.Wants(line.Unit, claim.Submission.Fact.Exclusivity);
        // Those against whom it won a contest hold the slot until the window is over.
        var holders = Holders.InTheWayOf(wanted).Any() ? Ends(line) : (Instant?)null;
        ValueList<Instant?> untils = [holders, Holders.TakenUntil(wanted)];
        return untils.Max() is { } until && until > Begins(claim, line) ? until : null;
    }

    private Instant Begins(Claim claim, ClaimLine line) => Refused(claim)?.SubmittedAt ?? Ends(line);

    private Predecessor? Refused(Claim claim) =>
        Regime.Terms.EffectiveFromRefusedClaim is { Value: true } ? claim.Follows : null;

    private bool InWindow(ClaimLine line) => line.State is LineState.Notified notified && notified.WindowId == WindowId;

    private static Instant Ends(ClaimLine line) => ((LineState.Notified)line.State).Ends;
}
