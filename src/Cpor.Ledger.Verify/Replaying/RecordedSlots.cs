using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>Who held the slots of a claim, as its records say: other claims are not in the dossier.</summary>
internal static class RecordedSlots
{
    public const string Given = "who held the slots: facts of other claims";

    // Whoever is said to be in the way must be in the way.
    private static readonly Exclusivity _always = new(false, true);

    public static SlotHolders Holders(this Turn turn, Contest? contest = null) => new(
    [
        .. contest is null ? [] : (Holding[])[turn.Held(contest.Slot, contest.OtherClaimId, Others(turn.Claim))],
        .. turn.InTheWay().Distinct(),
    ])
    {
        Former = turn.Former().Distinct().ToValueList(),
    };

    private static IEnumerable<Holding> InTheWay(this Turn turn) =>
        from answer in turn.Answers("slot-free")
        where answer.Answer == "no"
        let slot = answer.Inputs.First(input => input.Name == "slot")
        let holder = answer.Inputs.First(input => input.Name == "holder")
        select turn.Held(Slot.Parse(slot.Value), ClaimId.Parse(holder.Value), turn.Organisation(slot.LineId));

    private static IEnumerable<FormerHolding> Former(this Turn turn) =>
        from answer in turn.Answers("effective-after-former-holder")
        from input in answer.Inputs
        from line in turn.Claim.Lines
        where line.Id == input.LineId
        select new FormerHolding(
            turn.Held(line.Unit.Slot, default, Others(turn.Claim)),
            StoredFormat.InstantPattern.Parse(input.Value).Value);

    private static Holding Held(this Turn turn, Slot slot, ClaimId by, OrganisationId organisation) =>
        new(slot, by, default, organisation, turn.Claim.Details.Activities, _always);

    // A line that was refused because the partner itself holds the slot says so in its reason.
    private static OrganisationId Organisation(this Turn turn, LineId? line) =>
        turn.Next<Rejected>().Where(fact => fact.Reason == RejectionReason.SlotAlreadyYours)
            .SelectMany(fact => fact.LineIds)
            .Concat(turn.Next<RejectedFinally>().Where(fact => fact.Reason == RejectionReason.SlotAlreadyYours)
                .SelectMany(fact => fact.LineIds))
            .Any(id => id == line)
                ? turn.Claim.OrganisationId
                : Others(turn.Claim);

    private static OrganisationId Others(Claim claim) => new(claim.OrganisationId.Value == "1" ? "2" : "1");
}
