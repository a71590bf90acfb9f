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
    ProgrammeTerms Terms) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed when IsTheLedgersOwn => ClaimRefusals.ReasonNotForReviewers,
        Claim.Filed filed when !filed.Knows(LineIds) => ClaimRefusals.LineUnknown,
        Claim.Filed filed => Decide(filed, now),
        _ => ClaimRefusals.Over,
    };

    private bool IsTheLedgersOwn => Reason is RejectionReason.NoPartnerResponse
        or RejectionReason.CheckFailed or RejectionReason.SlotAlreadyYours;

    private Decision<ClaimEvent> Decide(Claim.Filed claim, Instant now)
    {
        var lines = claim.Chosen(LineIds, line => line.State.IsBeforeReviewer);
        if (lines.Count == 0)
            lines = claim.Lines.Where(line => line.State is LineState.Rejected).ToValueList();
        if (lines.Count > 0 && lines.All(line => line.State == new LineState.Rejected(Reason)))
            return Decisions.NoFacts;
        if (claim.IsOver())
            return ClaimRefusals.Over;
        return lines.Count > 0 && lines.All(line => line.State.IsBeforeReviewer)
            ? Reject(claim, lines, now)
            : ClaimRefusals.LinesNotOpenToThis;
    }

    private Rejected Reject(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now) => new(
        claim.Id,
        lines.Ids(),
        now,
        Reason,
        [],
        Defects.Distinct().ToValueList(),
        Comment,
        claim.Under(Terms).Asked(
            "proof-suffices",
            "Manage incentives customer associations (2020-07), Reasons for rejection",
            "no",
            [
                .. lines.Select(line => line.Input("before the reviewer")),
                .. claim.Documents.Select(document => new RuleInput("document", document.Sha256, document.Version)),
            ]));
}
