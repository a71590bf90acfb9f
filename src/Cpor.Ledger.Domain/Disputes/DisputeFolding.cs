using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>Folds rejections, disputes and reminders. Total, like the rest of the folding.</summary>
internal static class DisputeFolding
{
    public static Claim.Filed Refused(this Claim.Filed filed, ClaimEvent fact) => fact switch
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

    private static Claim.Filed Dispute(this Claim.Filed filed, Disputed fact) => (filed with
    {
        Disputes = [.. filed.Disputes, fact],
        Lines = filed.Lines
            .Select(line => fact.LineIds.Contains(line.Id) ? line with { Disputes = line.Disputes + 1 } : line)
            .ToValueList(),
    }).Promise(fact.LineIds, fact.ReviewDue.Due()).Move(fact.LineIds, new LineState.Disputed(fact.DisputeId));
}
