using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>
/// The reviewer decides a contest, asked of the challenger's claim; the incumbent's gets its own fact in the same
/// transaction. If the challenger wins, its customer is told next, unless the incumbent shares the slot with another,
/// who is contested then; the incumbent keeps the slot until the challenger is official. If the incumbent wins,
/// the challenger's line is rejected (Issues with CPOR customer associations, 2020-07). The challenger cannot win
/// before the incumbent answered or its time to do so is over. Deciding the same again adds nothing.
/// </summary>
/// <param name="WindowId">The window under which the customer is told when the challenger wins.</param>
/// <param name="Comment">The reviewer's words to the challenger.</param>
/// <param name="Incumbent">The claim of the incumbent as it is now.</param>
public sealed record DecideContest(
    ContestId ContestId,
    ContestSide Winner,
    ContestReason Reason,
    WindowId WindowId,
    Sealed? Comment,
    Claim? Incumbent,
    SlotHolders Holders,
    Regime Regime) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Contest(ContestId) is { Side: ContestSide.Challenger } contest =>
            Decide(filed, contest, now),
        _ => ContestRefusals.ContestUnknown,
    };

    /// <summary>The contest as the incumbent's claim knows it.</summary>
    internal Contest? AtIncumbent => (Incumbent as Claim.Filed)?.Contest(ContestId);

    private Decision<ClaimEvent> Decide(Claim.Filed claim, Contest contest, Instant now)
    {
        if (contest.Winner is { } before)
            return before == Winner ? Decisions.NoFacts : ContestRefusals.ContestDecidedOtherwise;
        if (!contest.IsOpen || AtIncumbent is { IsOpen: false }
            || claim.Lines.FirstOrDefault(line => line.Id == contest.LineId) is not { } line
            || claim.InTheWayOf(line, Holders)?.ClaimId != contest.OtherClaimId)
            return ContestRefusals.ContestMoot;
        if (Winner == ContestSide.Incumbent)
            return Refuse(claim, contest, line, now).ToValueList();
        if (line.State is LineState.AwaitingAnswer)
            return ClaimRefusals.LinesNotOpenToThis;
        if (claim.Window(WindowId) is not null)
            return WindowRefusals.WindowIdUsed;
        if (ContestRecord.Heard(this, now) == "no")
            return ContestRefusals.IncumbentNotHeard;
        return Accept(claim, contest, line, now);
    }

    // A partner that shares the slot with the loser is in the way as well, and is heard before the customer is told.
    private ValueList<ClaimEvent> Accept(Claim.Filed claim, Contest contest, ClaimLine line, Instant now)
    {
        var decided = Decided(claim, contest, now);
        var answers = SlotAnswers.For((Claim.Filed)claim.Evolve(decided)!, [line], Holders, Regime.Terms);
        return [decided, answers.Held.Count > 0 ? answers.Contest(WindowId, now) : Validate(claim, contest, line, now)];
    }

    private Validated Validate(Claim.Filed claim, Contest contest, ClaimLine line, Instant now) => new(
        claim.Id,
        [line.Id],
        now,
        WindowId,
        ContestRecord.Of(this, claim, contest, now).Asked(
            "proof-suffices",
            "Issues with CPOR customer associations (2020-07)",
            "yes",
            [.. claim.Documents.Select(document => new RuleInput("document", document.Sha256, document.Version))]));

    private IEnumerable<ClaimEvent> Refuse(Claim.Filed claim, Contest contest, ClaimLine line, Instant now) =>
    [
        Decided(claim, contest, now),
        .. new Rejection(claim, RejectionReason.ContestLost, Regime, ContestRecord.Of(this, claim, contest, now))
        {
            Comment = Comment,
        }.Of([line], now),
    ];

    private ContestDecided Decided(Claim.Filed claim, Contest contest, Instant now) => new(
        claim.Id,
        [contest.LineId],
        now,
        ContestId,
        contest.Slot,
        ContestSide.Challenger,
        Winner,
        Reason,
        contest.OtherClaimId,
        Comment,
        ContestRecord.Of(this, claim, contest, now));
}
