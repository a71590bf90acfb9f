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
            Remarks = [.. claim.Remarks, new Remark(comment.CommentId, comment.Text)],
        },
        (Claim.Draft draft, DetailsGiven given) => draft with { Details = given.Details },
        (Claim.Draft draft, Submitted submitted) => draft.File(submitted),
        (Claim.Draft draft, Withdrawn) => new Claim.Dropped(
            draft.Id, draft.OrganisationId, draft.Version, draft.Details, draft.Documents, draft.Remarks),
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
        new Submission(fact, draft.Version, null, 0, null),
        fact.Lines.Select(line => new ClaimLine(line, new LineState.Checking(), draft.Version, [])).ToValueList(),
        [],
        [],
        []);

    private static Claim.Filed Next(this Claim.Filed filed, ClaimEvent fact) => fact switch
    {
        CheckRecorded check => filed.Checked(check),
        ReviewOpened opened => (filed with
        {
            Submission = filed.Submission with { ReviewDue = opened.ReviewDue.Ends },
        }).Move(fact, new LineState.UnderReview()),
        Contested contested => contested.Slots.Aggregate(filed, static (claim, slot) =>
            claim.Move([slot.LineId], new LineState.Contested(slot.HolderClaimId))),
        InfoRequested asked => filed.Asked(asked),
        InfoProvided given => filed.Answered(given),
        Validated validated => (filed with { Windows = [.. filed.Windows, validated.WindowId] })
            .Move(fact, new LineState.Validated(validated.WindowId)),
        CustomerNotified notified =>
            filed.Move(fact, new LineState.Notified(notified.WindowId, notified.OptOutEnds.Ends)),
        NotificationFailed => filed.Move(fact, new LineState.UnderReview()),
        OptedOut => filed.Move(fact, new LineState.OptedOut()),
        Official official => filed.Move(fact, new LineState.Official(official.EffectiveAt)),
        Rejected rejected => filed.Move(fact, new LineState.Rejected(rejected.Reason)).Settled(),
        Withdrawn => filed.Move(fact, new LineState.Withdrawn()).Settled(),
        LineRemoved => filed.Move(fact, new LineState.Removed()).Settled(),
        AssociationEnded ended => filed.Move(fact, new LineState.Ended(ended.Reason)),
        _ => filed,
    };

    private static Claim.Filed Move(this Claim.Filed filed, ClaimEvent fact, LineState to) =>
        filed.Move(fact.LineIds, to);

    private static Claim.Filed Move(this Claim.Filed filed, ValueList<LineId> lines, LineState to) => filed with
    {
        Lines = filed.Lines
            .Select(line => lines.Contains(line.Id) ? line with { State = to, Since = filed.Version } : line)
            .ToValueList(),
    };
}
