using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>
/// The reviewer decides a contest, asked of the challenger's claim; the incumbent's gets its own fact in the same
/// transaction. If the challenger wins, its customer is told next, and the incumbent keeps the slot until the
/// challenger is official; if the incumbent wins, the challenger's line is rejected (Issues with CPOR customer
/// associations, 2020-07). The challenger cannot win before the incumbent answered or its time to do so is over.
/// Deciding the same again adds nothing.
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
    private const string Arbitration = "Issues with CPOR customer associations (2020-07)";

    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Contest(ContestId) is { Side: ContestSide.Challenger } contest =>
            Decide(filed, contest, now),
        _ => ContestRefusals.ContestUnknown,
    };

    private Contest? AtIncumbent => (Incumbent as Claim.Filed)?.Contest(ContestId);

    private Decision<ClaimEvent> Decide(Claim.Filed claim, Contest contest, Instant now)
    {
        if (contest.Winner is { } before)
            return before == Winner ? Decisions.NoFacts : ContestRefusals.ContestDecidedOtherwise;
        if (!contest.IsOpen
            || claim.Lines.FirstOrDefault(line => line.Id == contest.LineId) is not { } line
            || claim.InTheWayOf(line, Holders)?.ClaimId != contest.OtherClaimId)
            return ContestRefusals.ContestMoot;
        if (Winner == ContestSide.Incumbent)
            return Refuse(claim, contest, line, now).ToValueList();
        if (line.State is LineState.AwaitingAnswer)
            return ClaimRefusals.LinesNotOpenToThis;
        if (claim.Window(WindowId) is not null)
            return WindowRefusals.WindowIdUsed;
        return IsHeard(now) ? Accept(claim, contest, line, now) : ContestRefusals.IncumbentNotHeard;
    }

    private bool IsHeard(Instant now) => Heard(now) != "no";

    private ValueList<ClaimEvent> Accept(Claim.Filed claim, Contest contest, ClaimLine line, Instant now) =>
    [
        Decided(claim, contest, now),
        new Validated(
            claim.Id,
            [line.Id],
            now,
            WindowId,
            Record(claim, contest, now).Asked(
                "proof-suffices",
                Arbitration,
                "yes",
                [.. claim.Documents.Select(document => new RuleInput("document", document.Sha256, document.Version))])),
    ];

    private IEnumerable<ClaimEvent> Refuse(Claim.Filed claim, Contest contest, ClaimLine line, Instant now) =>
    [
        Decided(claim, contest, now),
        .. Rejections.Of(
            claim, [line], now, RejectionReason.ContestLost, Regime, Record(claim, contest, now), comment: Comment),
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
        Record(claim, contest, now));

    private DecisionRecord Record(Claim.Filed claim, Contest contest, Instant now) => claim.Under(Regime.Terms)
        .Asked(
            "most-recent-proof",
            "Announcement to partners (2020-07): the most recent proof counts",
            StoredFormat.Text(ProofTimeline.Suggested(claim, Incumbent)),
            [
                .. ProofTimeline.Of(claim).Select(document =>
                    new RuleInput("challengers-document", document.Sha256, document.Version)),
                // Facts of another claim, so that they have no version here.
                .. ProofTimeline.Of(Incumbent).Select(document =>
                    new RuleInput("incumbents-document", document.Sha256)),
            ])
        .Asked(
            "incumbent-heard",
            Regime.Terms.AnswerWindow.Source,
            Heard(now),
            AtIncumbent?.Hearing is { } hearing ? [RuleInput.At("hearing-ends", hearing.Ends)] : [])
        .Asked(
            "contest-decided",
            Arbitration,
            StoredFormat.Text(Winner),
            new RuleInput("contested-slot", $"{contest.Slot}", contest.Version, contest.LineId),
            new RuleInput("reason", StoredFormat.Text(Reason)));

    private string Heard(Instant now) => AtIncumbent switch
    {
        { AnswerVersion: not null } => "yes",
        { Hearing: { } hearing } when now < hearing.Ends => "no",
        _ => "in-silence",
    };
}
