using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// For the lines that want their slots now: which are free, which others hold, which the partner itself holds.
/// </summary>
internal sealed record SlotAnswers(
    Claim.Filed Claim,
    ValueList<ClaimLine> Free,
    ValueList<(ClaimLine Line, Holding Holder)> Held,
    ValueList<ClaimLine> Yours,
    DecisionRecord Record)
{
    public static SlotAnswers For(
        Claim.Filed claim, ValueList<ClaimLine> lines, SlotHolders holders, ProgrammeTerms terms)
    {
        var asked = lines
            .Select(line => (line, holder: claim.InTheWayOf(line, holders)))
            .ToList();
        var record = asked.Aggregate(Won(claim, lines, terms), (record, answer) => record.Asked(
            "slot-free",
            terms.Exclusivity.Source,
            answer.holder is null ? "yes" : "no",
            new RuleInput("slot", answer.line.Unit.Slot.ToString(), claim.Submission.Version, answer.line.Id),
            new RuleInput("holder", answer.holder?.ClaimId.ToString() ?? "none", LineId: answer.line.Id)));
        return new SlotAnswers(
            claim,
            asked.Where(answer => answer.holder is null).Select(answer => answer.line).ToValueList(),
            asked.Where(answer => answer.holder is not null && answer.holder.OrganisationId != claim.OrganisationId)
                .Select(answer => (answer.line, answer.holder!)).ToValueList(),
            asked.Where(answer => answer.holder?.OrganisationId == claim.OrganisationId)
                .Select(answer => answer.line).ToValueList(),
            record);
    }

    // Before the question whether the slot is free, since it answers that one.
    private static DecisionRecord Won(Claim.Filed claim, ValueList<ClaimLine> lines, ProgrammeTerms terms) => (
        from contest in claim.Contests
        from line in lines
        where contest.IsWonBy(line.Id)
        select contest).Aggregate(claim.Under(terms), (record, contest) => record.Asked(
            "contest-won",
            "Issues with CPOR customer associations (2020-07)",
            "yes",
            new RuleInput("contested-slot", $"{contest.Slot}", contest.Version, contest.LineId),
            new RuleInput("superseded-claim", $"{contest.OtherClaimId}", LineId: contest.LineId)));

    public Contested Contest(WindowId? window, Instant now) => new(
        Claim.Id,
        Held.Select(held => held.Line.Id).ToValueList(),
        now,
        window,
        Held.Select(held => new ContestedSlot(held.Line.Id, held.Line.Unit.Slot, held.Holder.ClaimId)).ToValueList(),
        Record);

    public IEnumerable<ClaimEvent> RejectYours(Regime regime, Instant now) =>
        new Rejection(Claim, RejectionReason.SlotAlreadyYours, regime, Record).Of(Yours, now);
}
