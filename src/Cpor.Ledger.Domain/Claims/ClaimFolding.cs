namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// Folds facts into the state. Total and without rules: replaying stored history never throws, and a fact that says
/// nothing to the state only counts.
/// </summary>
public static class ClaimFolding
{
    /// <summary>The state after one more fact.</summary>
    public static Claim? Evolve(this Claim? claim, ClaimEvent fact) => (claim, fact) switch
    {
        (null, DraftCreated created) =>
            new Claim.Draft(created.ClaimId, created.OrganisationId, 1, created.Details, [], []),
        (null, _) => null,
        _ => (claim with { Version = claim.Version + 1 }).Next(fact),
    };

    private static Claim Next(this Claim claim, ClaimEvent fact) => (claim, fact) switch
    {
        (_, ProofAttached proof) => claim with
        {
            Documents = [.. claim.Documents, new Document(proof.ProofId, proof.Sha256, claim.Version)],
        },
        (_, Commented comment) => claim with
        {
            Remarks = [.. claim.Remarks, Remark.Of(comment.CommentId, comment.Side, comment.Text)],
        },
        (Claim.Draft draft, DetailsGiven given) => draft with
        {
            Details = given.Details,
            DetailsVersion = draft.Version,
            FirstDetails = draft.FirstDetails ?? draft.Details,
        },
        (Claim.Draft draft, Submitted submitted) => draft.File(submitted),
        (Claim.Draft draft, Withdrawn) => new Claim.Dropped(
            draft.Id, draft.OrganisationId, draft.Version, draft.Details, draft.Documents, draft.Remarks)
        {
            DetailsVersion = draft.DetailsVersion,
            FirstDetails = draft.FirstDetails,
        },
        (Claim.Filed filed, _) => filed.Next(fact),
        _ => claim,
    };

    private static Claim.Filed File(this Claim.Draft draft, Submitted fact) => new(
        draft.Id,
        draft.OrganisationId,
        draft.Version,
        draft.Details,
        draft.Documents,
        draft.Remarks,
        new Submission(fact, draft.Version, null),
        fact.Lines.Select(line => new ClaimLine(line, new LineState.Checking(), draft.Version, [])).ToValueList(),
        [],
        [],
        [])
    {
        DetailsVersion = draft.DetailsVersion,
        FirstDetails = draft.FirstDetails,
    };

    private static Claim.Filed Next(this Claim.Filed filed, ClaimEvent fact) => fact switch
    {
        CheckRecorded check => filed.Checked(check),
        ReviewOpened opened => (filed with
        {
            Submission = filed.Submission with { ReviewDue = opened.ReviewDue.Ends },
        }).Move(fact.LineIds, new LineState.UnderReview()),
        Contested contested => filed.Contest(contested),
        InfoRequested asked => filed.Asked(asked),
        InfoProvided given => filed.Answered(given),
        Validated validated => filed.Under(validated.WindowId, validated.LineIds, [])
            .Move(fact.LineIds, new LineState.Validated(validated.WindowId)),
        CustomerNotified notified =>
            filed.Move(fact.LineIds, new LineState.Notified(notified.WindowId, notified.OptOutEnds.Ends)),
        NotificationFailed => filed.Move(fact.LineIds, new LineState.UnderReview()),
        OptedOut => filed.Move(fact.LineIds, new LineState.OptedOut()),
        Official official => filed.Move(fact.LineIds, new LineState.Official(official.EffectiveAt)),
        Rejected rejected => filed.Move(fact.LineIds, new LineState.Rejected(rejected.Reason)),
        Withdrawn => filed.Move(fact.LineIds, new LineState.Withdrawn()),
        LineRemoved => filed.Move(fact.LineIds, new LineState.Removed()),
        AssociationEnded ended => filed.Move(fact.LineIds, new LineState.Ended(ended.Reason)),
        _ => filed,
    };

    private static Claim.Filed Contest(this Claim.Filed filed, Contested fact)
    {
        var moved = fact.Slots.Aggregate(filed, static (claim, slot) =>
            claim.Move([slot.LineId], new LineState.Contested(slot.HolderClaimId)));
        return fact.WindowId is { } window ? moved.Under(window, [], fact.LineIds) : moved;
    }
}
