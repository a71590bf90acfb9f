using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>
/// The incumbent's claim learns how a contest was decided, in the transaction that decides it. Nothing of the
/// association changes by it. Recording it again, or in a claim that never heard of the contest, adds nothing.
/// </summary>
public sealed record RecordContestDecision(
    ContestId ContestId,
    ContestSide Winner,
    ContestReason Reason,
    ClaimId ChallengerClaimId,
    ProgrammeTerms Terms) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Contest(ContestId) is { Side: ContestSide.Incumbent } contest =>
            contest switch
            {
                { Winner: { } before } =>
                    before == Winner ? Decisions.NoFacts : ContestRefusals.ContestDecidedOtherwise,
                { IsOpen: true } => Record(filed, contest, now),
                _ => ContestRefusals.ContestOver,
            },
        _ => Decisions.NoFacts,
    };

    private ContestDecided Record(Claim.Filed claim, Contest contest, Instant now) => new(
        claim.Id,
        [contest.LineId],
        now,
        ContestId,
        contest.Slot,
        ContestSide.Incumbent,
        Winner,
        Reason,
        ChallengerClaimId,
        null,
        claim.Under(Terms).Asked(
            "contest-decided",
            "Issues with CPOR customer associations (2020-07)",
            StoredFormat.Text(Winner),
            new RuleInput("contested-slot", $"{contest.Slot}", contest.Version, contest.LineId),
            new RuleInput("reason", StoredFormat.Text(Reason))));
}
