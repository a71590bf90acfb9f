using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;

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
        (null, Migrated migrated) => migrated.CarryOver(),
        (null, _) => null,
        _ => (claim with { Version = claim.Version + 1 }).Next(fact),
    };

    private static Claim Next(this Claim claim, ClaimEvent fact) => (claim, fact) switch
    {
        (_, ProofAttached proof) => claim with
        {
            Documents = [.. claim.Documents, Document.Of(proof, claim.Version)],
        },
        (_, Commented comment) => claim with
        {
            Remarks = [.. claim.Remarks, Remark.Of(comment.CommentId, comment.Side, comment.Text)],
        },
        (_, PredecessorLinked linked) => claim with
        {
            Follows = new(linked.PredecessorClaimId, linked.PredecessorSubmittedAt, claim.Version),
        },
        (_, PersonalDataErased erased) => claim with { ErasedAt = claim.ErasedAt ?? erased.HappenedAt },
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
            Follows = draft.Follows,
            ErasedAt = draft.ErasedAt,
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
        new Submission(fact, draft.Version),
        fact.Lines.Select(line => new ClaimLine(line, new LineState.Checking(), draft.Version, [])).ToValueList(),
        [],
        [],
        [])
    {
        DetailsVersion = draft.DetailsVersion,
        FirstDetails = draft.FirstDetails,
        Follows = draft.Follows,
        ErasedAt = draft.ErasedAt,
    };

    private static Claim.Filed Next(this Claim.Filed filed, ClaimEvent fact) => fact switch
    {
        CheckRecorded check => filed.Checked(check),
        ReviewOpened opened => filed.Promise(fact.LineIds, opened.ReviewDue.Due())
            .Move(fact.LineIds, new LineState.UnderReview()),
        Contested contested => filed.Contest(contested),
        InfoRequested asked => filed.Asked(asked),
        InfoProvided given => filed.Answered(given),
        // The promise of a review is kept by it.
        Validated validated => filed.LeaveContests(fact.LineIds).Promise(fact.LineIds, null)
            .Under(validated.WindowId, validated.LineIds, [])
            .Move(fact.LineIds, new LineState.Validated(validated.WindowId)),
        CustomerNotified notified =>
            filed.Move(fact.LineIds, new LineState.Notified(notified.WindowId, notified.OptOutEnds.Ends)),
        NotificationFailed failed => filed.Void(failed.WindowId).Move(fact.LineIds, new LineState.UnderReview()),
        NotificationBounced bounced => filed.Void(bounced.WindowId).Move(fact.LineIds, new LineState.UnderReview()),
        OptedOut => filed.LeaveContests(fact.LineIds).Move(fact.LineIds, new LineState.OptedOut()),
        Official official => filed.Move(fact.LineIds, new LineState.Official(official.EffectiveAt)),
        Withdrawn => filed.LeaveContests(fact.LineIds).Move(fact.LineIds, new LineState.Withdrawn()),
        LineRemoved => filed.LeaveContests(fact.LineIds).Move(fact.LineIds, new LineState.Removed()),
        _ => filed.Refused(fact),
    };
}
