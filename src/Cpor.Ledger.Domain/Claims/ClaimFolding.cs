using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Disputes;

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
            Documents =
            [
                .. claim.Documents, new Document(proof.ProofId, proof.Sha256, claim.Version, proof.HappenedAt),
            ],
        },
        (_, Commented comment) => claim with
        {
            Remarks = [.. claim.Remarks, Remark.Of(comment.CommentId, comment.Side, comment.Text)],
        },
        (_, PredecessorLinked linked) => claim with
        {
            Follows = new(linked.PredecessorClaimId, linked.PredecessorSubmittedAt, claim.Version),
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
            Follows = draft.Follows,
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

    private static Claim.Filed Refused(this Claim.Filed filed, ClaimEvent fact) => fact switch
    {
        Rejected rejected => filed.LeaveContests(fact.LineIds)
            .Move(fact.LineIds, new LineState.Rejected(rejected.Reason, rejected.DisputeEnds?.Due())),
        RejectedFinally rejected => filed.LeaveContests(fact.LineIds)
            .Move(fact.LineIds, new LineState.RejectedFinally(rejected.Reason)),
        Disputed disputed => filed.Dispute(disputed),
        DisputeLapsed => filed with
        {
            Lines = filed.Lines
                .Select(line => fact.LineIds.Contains(line.Id) && line.State is LineState.Rejected rejected
                    ? line with { State = new LineState.RejectedFinally(rejected.Reason), Since = filed.Version }
                    : line)
                .ToValueList(),
        },
        SuccessorLinked linked => filed with { SuccessorId = linked.SuccessorClaimId },
        Reminded reminded => filed with
        {
            Reminders = [.. filed.Reminders, new Reminder(reminded.Of, reminded.Ends)],
        },
        ReviewEscalated late => filed with
        {
            Reminders = [.. filed.Reminders, new Reminder(ReminderOf.Review, late.ReviewDue, true)],
        },
        _ => filed.Associated(fact),
    };

    private static Claim.Filed Associated(this Claim.Filed filed, ClaimEvent fact) => fact switch
    {
        AssociationContested contested => filed.Open(contested),
        ContestAnswered answered => filed.Hear(answered),
        ContestDecided decided => filed.Decide(decided),
        ContestDropped dropped => filed.Drop(dropped),
        CorrectionProposed proposed => filed with { Corrections = [.. filed.Corrections, new Correction(proposed)] },
        CorrectionDropped dropped => filed.Settle(dropped.CorrectionId, CorrectionOutcome.Dropped),
        AssociationEnded ended => filed.LeaveContests(fact.LineIds)
            .Settle(ended.CorrectionId, CorrectionOutcome.Confirmed)
            .Move(fact.LineIds, new LineState.Ended(ended.Reason)),
        _ => filed,
    };

    private static Claim.Filed Contest(this Claim.Filed filed, Contested fact)
    {
        var moved = fact.Slots.Aggregate(filed.Open(fact), static (claim, slot) =>
            claim.Move([slot.LineId], new LineState.Contested(slot.HolderClaimId)));
        return fact.WindowId is { } window ? moved.Under(window, [], fact.LineIds) : moved;
    }

    private static Claim.Filed Dispute(this Claim.Filed filed, Disputed fact) => (filed with
    {
        Disputes = [.. filed.Disputes, fact],
        Lines = filed.Lines
            .Select(line => fact.LineIds.Contains(line.Id) ? line with { Disputes = line.Disputes + 1 } : line)
            .ToValueList(),
    }).Promise(fact.LineIds, fact.ReviewDue.Due()).Move(fact.LineIds, new LineState.Disputed(fact.DisputeId));

    private static Claim.Filed Promise(this Claim.Filed filed, ValueList<LineId> lines, Due? review) => filed with
    {
        Lines = filed.Lines
            .Select(line => lines.Contains(line.Id) ? line with { Review = review } : line)
            .ToValueList(),
    };

    private static Claim.Filed Settle(this Claim.Filed filed, CorrectionId? id, CorrectionOutcome outcome) => filed with
    {
        Corrections = filed.Corrections
            .Select(known => known.Fact.CorrectionId == id ? known with { Outcome = outcome } : known)
            .ToValueList(),
    };

    /// <summary>
    /// An association that was carried over stands as if it had been submitted and had become official.
    /// </summary>
    private static Claim.Filed CarryOver(this Migrated fact) => new(
        fact.ClaimId,
        fact.OrganisationId,
        1,
        new ClaimDetails
        {
            MpnId = fact.MpnId,
            TenantId = fact.TenantId,
            SolutionArea = fact.SolutionArea,
            Activities = fact.Activities,
            Lines = fact.Lines
                .Select(line => new ClaimedUnit(line.LineId, line.Workload, line.Product, line.SubscriptionId))
                .ToValueList(),
        },
        [],
        [],
        new Submission(
            new Submitted(
                fact.ClaimId,
                fact.LineIds,
                fact.HappenedAt,
                fact.OrganisationId,
                fact.MpnId,
                fact.TenantId,
                null,
                fact.SolutionArea,
                fact.Activities,
                fact.Programmes,
                fact.Lines,
                [],
                fact.Exclusivity,
                PaymentOptOut: false,
                fact.Decision),
            1),
        fact.Lines
            .Select(line => new ClaimLine(
                line, new LineState.Official(fact.EffectiveAt, fact.SubscriptionEnds), 1, []))
            .ToValueList(),
        [],
        [],
        []);
}
