using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The reviewer refuses lines, with a public reason. Refusing refused lines for the same reason adds nothing. No line
/// named means every line before the reviewer.
/// </summary>
public sealed record RejectLines(
    ValueList<LineId> LineIds,
    RejectionReason Reason,
    ValueList<ProofDefect> Defects,
    Sealed? Comment,
    Regime Regime) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed when IsTheLedgersOwn => ReviewRefusals.ReasonNotForReviewers,
        Claim.Filed filed when !filed.Knows(LineIds) => ClaimRefusals.LineUnknown,
        Claim.Filed filed => Decide(filed, now),
        _ => ClaimRefusals.Over,
    };

    private bool IsTheLedgersOwn => Reason
        is RejectionReason.NoPartnerResponse or RejectionReason.CheckFailed or RejectionReason.ContestLost;

    private Decision<ClaimEvent> Decide(Claim.Filed claim, Instant now)
    {
        var lines = claim.Chosen(LineIds, line => line.State.IsBeforeReviewer);
        if (lines.Count > 0 && lines.All(line => line.State.IsBeforeReviewer))
            return Reject(claim, lines, now).ToValueList();
        var refused = claim.Chosen(LineIds, IsRefused);
        if (refused.Count > 0 && refused.All(IsRefused))
            return Decisions.NoFacts;
        return claim.IsOver() ? ClaimRefusals.Over : ClaimRefusals.LinesNotOpenToThis;
    }

    private bool IsRefused(ClaimLine line) => line.State switch
    {
        LineState.Rejected rejected => rejected.Reason == Reason,
        LineState.RejectedFinally rejected => rejected.Reason == Reason,
        _ => false,
    };

    private IEnumerable<ClaimEvent> Reject(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now) => new Rejection(
        claim,
        Reason,
        Regime,
        claim.Under(Regime.Terms).Asked(
            "proof-suffices",
            "Manage incentives customer associations (2020-07), Reasons for rejection",
            "no",
            [
                .. lines.Select(line => line.Input()),
                .. claim.Documents.Select(document => new RuleInput("document", document.Sha256, document.Version)),
            ]))
    {
        Defects = Defects.Distinct().ToValueList(),
        Comment = Comment,
    }.Of(lines, now);
}
