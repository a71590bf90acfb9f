using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>
/// The incumbent is heard: it names proof that it added, or says something, or both (announcement to partners, 2020-07:
/// fresh proof protects an association). Answering with the same again adds nothing.
/// </summary>
public sealed record AnswerContest(
    ContestId ContestId, ValueList<ProofId> ProofIds, Sealed? Comment, ProgrammeTerms Terms)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Contest(ContestId) is { Hearing: { } hearing } contest =>
            Decide(filed, contest, hearing.Ends, now),
        _ => ContestRefusals.ContestUnknown,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, Contest contest, Instant ends, Instant now)
    {
        if (claim.ContestAnswers.FirstOrDefault(given => given.ContestId == ContestId) is { } before)
        {
            return before.ProofIds.Equals(ProofIds) && before.Comment == Comment
                ? Decisions.NoFacts
                : ContestRefusals.AlreadyHeard;
        }

        if (!contest.IsOpen)
            return ContestRefusals.ContestOver;
        if (now >= ends)
            return ContestRefusals.HearingOver;
        if (ProofIds.Count == 0 && Comment is null)
            return ContestRefusals.AnswerEmpty;
        return claim.UnknownProofs(ProofIds) is { Count: > 0 } unknown
            ? ContestRefusals.AnswerInvalid(unknown)
            : Answer(claim, contest, ends, now);
    }

    private ContestAnswered Answer(Claim.Filed claim, Contest contest, Instant ends, Instant now) => new(
        claim.Id,
        [contest.LineId],
        now,
        ContestId,
        ProofIds,
        Comment,
        claim.Under(Terms).Asked(
            "heard-in-time",
            Terms.AnswerWindow.Source,
            "yes",
            RuleInput.At("hearing-ends", ends, contest.Version, contest.LineId),
            RuleInput.At("answered-at", now)));
}
