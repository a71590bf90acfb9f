using Cpor.Ledger.Domain.Associations;
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
            .Select(line => (line, holder: holders.InTheWayOf(
                claim.Wants(line.Unit, claim.Submission.Fact.Exclusivity))))
            .ToList();
        var record = asked.Aggregate(claim.Under(terms), (record, answer) => record.Asked(
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

    public Contested Contest(WindowId? window, Instant now) => new(
        Claim.Id,
        Held.Select(held => held.Line.Id).ToValueList(),
        now,
        window,
        Held.Select(held => new ContestedSlot(held.Line.Id, held.Line.Unit.Slot, held.Holder.ClaimId)).ToValueList(),
        Record);

    public Rejected RejectYours(Instant now) => new(
        Claim.Id, Yours.Ids(), now, RejectionReason.SlotAlreadyYours, [], [], null, Record);
}
