using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The reviewer takes lines out of the claim that its proof does not show; the rest goes on (Manage incentives
/// customer associations, 2020-07: Edit). Removing removed lines adds nothing.
/// </summary>
public sealed record RemoveLines(ValueList<LineId> LineIds, Sealed? Comment) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when LineIds.Count == 0 || !filed.Knows(LineIds) => ClaimRefusals.LineUnknown,
        Claim.Filed filed => Decide(filed, filed.Chosen(LineIds, static _ => false), now),
        _ => ClaimRefusals.Over,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now)
    {
        if (lines.Every<LineState.Removed>())
            return Decisions.NoFacts;
        if (!lines.All(line => line.State.IsBeforeReviewer))
            return claim.IsOver() ? ClaimRefusals.Over : ClaimRefusals.LinesNotOpenToThis;
        return claim.Lines.Except(lines).Any(line => line.IsAlive())
            ? new LineRemoved(claim.Id, lines.Ids(), now, ClaimSide.Reviewer, Comment, Record(claim, lines))
            : ClaimRefusals.LastLine;
    }

    private static DecisionRecord Record(Claim.Filed claim, ValueList<ClaimLine> lines) => claim.Bound().Asked(
        "proof-shows-line",
        "Manage incentives customer associations (2020-07), Partner action required",
        "no",
        [
            .. lines.Select(line => line.Input()),
            .. claim.Documents.Select(document => new RuleInput("document", document.Sha256, document.Version)),
        ]);
}
