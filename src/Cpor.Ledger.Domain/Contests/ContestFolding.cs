using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>What contests a claim is in. Total and without rules, like the rest of the folding.</summary>
public static class ContestFolding
{
    /// <summary>The contest with that id, or null.</summary>
    public static Contest? Contest(this Claim.Filed claim, ContestId id) =>
        claim.Contests.FirstOrDefault(contest => contest.Id == id);

    /// <summary>The open contest in which a line challenges the holder of its slot, or null.</summary>
    public static Contest? Challenge(this Claim.Filed claim, LineId line) => claim.Contests.LastOrDefault(contest =>
        contest.LineId == line && contest is { Side: ContestSide.Challenger, IsOpen: true });

    /// <summary>
    /// Who stands in the way of a line, or null when the slot is free for it: those against whom it won a contest do
    /// not.
    /// </summary>
    internal static Holding? InTheWayOf(this Claim.Filed claim, ClaimLine line, SlotHolders holders) => holders
        .InTheWayOf(claim.Wants(line.Unit, claim.Submission.Fact.Exclusivity))
        .FirstOrDefault(holding => !claim.Contests.Any(contest => contest.IsWonBy(line.Id)
            && contest.OtherClaimId == holding.ClaimId));

    /// <summary>Whether the challenging line won it.</summary>
    internal static bool IsWonBy(this Contest contest, LineId line) =>
        contest.LineId == line && contest is { Side: ContestSide.Challenger, Winner: ContestSide.Challenger };

    internal static Claim.Filed Open(this Claim.Filed claim, Contested fact) => claim with
    {
        Contests =
        [
            .. claim.Contests.Select(contest => fact.Slots.Any(slot => slot.LineId == contest.LineId
                && slot.HolderClaimId != contest.OtherClaimId) ? contest.Drop() : contest),
            .. fact.Slots
                .Where(slot => claim.Challenge(slot.LineId)?.OtherClaimId != slot.HolderClaimId)
                .Select(slot => new Contest(
                    ContestId.For(claim.Id, slot.LineId, claim.Version),
                    ContestSide.Challenger,
                    slot.LineId,
                    slot.Slot,
                    slot.HolderClaimId,
                    claim.Version)),
        ],
    };

    internal static Claim.Filed Open(this Claim.Filed claim, AssociationContested fact) => claim with
    {
        Contests =
        [
            .. claim.Contests,
            .. fact.LineIds.Take(1).Select(line => new Contest(
                fact.ContestId,
                ContestSide.Incumbent,
                line,
                fact.Slot,
                fact.ChallengerClaimId,
                claim.Version,
                fact.HearingEnds.Due())),
        ],
    };

    internal static Claim.Filed Hear(this Claim.Filed claim, ContestAnswered fact) =>
        claim.Change(fact.ContestId, contest => contest with { AnswerVersion = claim.Version }) with
        {
            ContestAnswers = [.. claim.ContestAnswers, fact],
        };

    internal static Claim.Filed Decide(this Claim.Filed claim, ContestDecided fact) =>
        claim.Change(fact.ContestId, contest => contest with { Winner = fact.Winner });

    internal static Claim.Filed Drop(this Claim.Filed claim, ContestDropped fact) => claim.Change(fact.ContestId, Drop);

    /// <summary>Lines that left the review, or are official no more, are in no contest that is not decided.</summary>
    internal static Claim.Filed LeaveContests(this Claim.Filed claim, ValueList<LineId> lines) => claim with
    {
        Contests = claim.Contests
            .Select(contest => lines.Contains(contest.LineId) ? contest.Drop() : contest)
            .ToValueList(),
    };

    private static Contest Drop(this Contest contest) => contest.IsOpen ? contest with { Dropped = true } : contest;

    private static Claim.Filed Change(this Claim.Filed claim, ContestId id, Func<Contest, Contest> change) => claim with
    {
        Contests = claim.Contests.Select(contest => contest.Id == id ? change(contest) : contest).ToValueList(),
    };
}
