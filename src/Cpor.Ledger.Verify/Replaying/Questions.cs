using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>
/// Which command must have led to a fact. Where it could have been one of several, the first that leads to what was
/// recorded counts.
/// </summary>
internal static class Questions
{
    public static IEnumerable<Question> Of(Turn turn) => turn.Fact switch
    {
        DraftCreated or DetailsGiven or ProofAttached or Commented or Submitted or Withdrawn or PredecessorLinked =>
            turn.OfPartner(),
        CheckRecorded or ReviewOpened or Contested or InfoRequested or InfoProvided or LineRemoved or Validated
            or Rejected or RejectedFinally => turn.OfReview(),
        CustomerNotified or NotificationFailed or NotificationBounced or OptedOut or Official or PersonalDataErased =>
            turn.OfCustomer(),
        Disputed or DisputeLapsed or SuccessorLinked or AssociationContested or ContestAnswered or ContestDecided
            or ContestDropped or Reminded or ReviewEscalated => turn.OfDisputes(),
        Migrated or AssociationEnded or CorrectionProposed or CorrectionDropped => turn.OfAssociation(),
        _ => [],
    };
}
