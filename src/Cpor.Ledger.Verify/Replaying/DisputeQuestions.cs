using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using NodaTime;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>Disputes and contests, and reminders of them.</summary>
internal static class DisputeQuestions
{
    private const string Challenger = "what the challenging claim did";

    public static IEnumerable<Question> OfDisputes(this Turn turn) => turn.Fact switch
    {
        Disputed disputed =>
        [
            new(new Dispute(
                disputed.DisputeId, disputed.LineIds, disputed.Justification, disputed.ProofIds, turn.Regime)),
        ],
        DisputeLapsed lapsed => [new(new LapseDispute(lapsed.LineIds, turn.Bound))],
        SuccessorLinked linked =>
        [
            new(
                new LinkSuccessor(linked.SuccessorClaimId, Withdrawn(turn.Claim)),
                "that the new claim was made, and that an earlier one was withdrawn"),
        ],
        AssociationContested contested =>
        [
            new(
                new OpenContest(contested.ContestId, contested.Slot, contested.ChallengerClaimId, turn.Regime),
                Challenger),
        ],
        ContestAnswered answered =>
        [
            new(new AnswerContest(answered.ContestId, answered.ProofIds, answered.Comment, turn.Bound)),
        ],
        ContestDecided { Side: ContestSide.Challenger } decided => [turn.Decide(decided)],
        ContestDecided decided =>
        [
            new(
                new RecordContestDecision(
                    decided.ContestId,
                    decided.Winner,
                    decided.Reason,
                    turn.Claim.Contest(decided.ContestId)?.OtherClaimId ?? decided.OtherClaimId,
                    turn.Bound),
                Challenger),
        ],
        ContestDropped dropped => [new(new DropContest(dropped.ContestId), Challenger)],
        Reminded or ReviewEscalated => [new(new Remind())],
        _ => [],
    };

    // A successor gives way only when it was withdrawn.
    private static Claim.Dropped? Withdrawn(Claim.Filed claim) => claim.SuccessorId is { } id
        ? new Claim.Dropped(id, claim.OrganisationId, 1, claim.Details, [], [])
        : null;

    private static Question Decide(this Turn turn, ContestDecided decided)
    {
        var window = turn.Next<Validated>().Select(fact => (WindowId?)fact.WindowId)
            .Concat(turn.Next<Contested>().Select(fact => fact.WindowId))
            .FirstOrDefault();
        return new Question(
            new DecideContest(
                decided.ContestId,
                decided.Winner,
                decided.Reason,
                window.GetValueOrDefault(),
                decided.Comment,
                turn.Incumbent(decided),
                turn.Holders(turn.Claim.Contest(decided.ContestId)),
                turn.Regime),
            "what the incumbent's claim had proved and answered, and who held the slots");
    }

    /// <summary>The claim of the incumbent as far as the record speaks of it.</summary>
    private static Claim.Filed Incumbent(this Turn turn, ContestDecided decided)
    {
        var challenger = turn.Claim;
        var proofs = turn.Inputs("incumbents-document").ToList();
        var newest = turn.Answer("most-recent-proof") == "challenger" ? Instant.MinValue : Instant.MaxValue;
        var heard = turn.Answer("incumbent-heard") == "yes";
        var contests = turn.Inputs("hearing-ends").Take(1).Select(_ => turn.InstantOf("hearing-ends")).Select(ends =>
            new Contest(
                decided.ContestId, ContestSide.Incumbent, default, decided.Slot, challenger.Id, 1, new(ends, ends))
            {
                AnswerVersion = heard ? 1 : null,
            });
        return new Claim.Filed(
            decided.OtherClaimId,
            challenger.OrganisationId,
            1,
            challenger.Details,
            proofs.Select((hash, at) => new Document(default, hash, proofs.Count - at, newest)).ToValueList(),
            [],
            challenger.Submission,
            [],
            [],
            [],
            [])
        {
            Contests = contests.ToValueList(),
        };
    }
}
