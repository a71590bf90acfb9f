using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>From when on the lines of a closed window count.</summary>
internal sealed record Beginning(Claim.Filed Claim, SlotHolders Holders, ProgrammeTerms Terms)
{
    /// <summary>
    /// An association counts from the end of its window; where the terms allow it, one that follows a refused claim
    /// counts from that claim's submission. Neither reaches into the time of a former holder.
    /// </summary>
    public (Instant At, DecisionRecord Record) Of(SlotAnswers answers, Instant? takenUntil)
    {
        var record = answers.Record;
        if (Refused is { } refused)
        {
            record = record.Asked(
                "effective-from-refused-claim",
                Terms.EffectiveFromRefusedClaim!.Source,
                "yes",
                new RuleInput("refused-claim", $"{refused.ClaimId}", refused.Version),
                RuleInput.At("refused-claim-submitted-at", refused.SubmittedAt, refused.Version));
        }

        return takenUntil is not { } until ? (Begins(answers.Free[0]), record) : (until, record.Asked(
            "effective-after-former-holder",
            Terms.Exclusivity.Source,
            "yes",
            [.. answers.Free.Select(line => RuleInput.At("slot-taken-until", until, lineId: line.Id))]));
    }

    /// <summary>Until when others held the slot, if the association would begin before that; else null.</summary>
    public Instant? TakenUntil(ClaimLine line)
    {
        var wanted = Claim.Wants(line.Unit, Claim.Submission.Fact.Exclusivity);
        // Those against whom it won a contest hold the slot until the window is over.
        var holders = Holders.InTheWayOf(wanted).Any() ? Ends(line) : (Instant?)null;
        ValueList<Instant?> untils = [holders, Holders.TakenUntil(wanted)];
        return untils.Max() is { } until && until > Begins(line) ? until : null;
    }

    private Instant Begins(ClaimLine line) => Refused?.SubmittedAt ?? Ends(line);

    private Predecessor? Refused =>
        Terms.EffectiveFromRefusedClaim is { Value: true } ? Claim.Follows : null;

    private static Instant Ends(ClaimLine line) => ((LineState.Notified)line.State).Ends;
}
