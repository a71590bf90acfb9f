using System.Collections.Frozen;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The stored and public name of every fact, with its version. A name is never used again for another shape: a new
/// shape gets a new version and an upcaster.
/// </summary>
public static class ClaimEventNames
{
    /// <summary>Every fact's name by its type.</summary>
    public static FrozenDictionary<Type, string> All { get; } = new Dictionary<Type, string>
    {
        [typeof(DraftCreated)] = "draft-created.v1",
        [typeof(DetailsGiven)] = "details-given.v1",
        [typeof(ProofAttached)] = "proof-attached.v1",
        [typeof(Commented)] = "commented.v1",
        [typeof(Submitted)] = "submitted.v1",
        [typeof(CheckRecorded)] = "check-recorded.v1",
        [typeof(ReviewOpened)] = "review-opened.v1",
        [typeof(Contested)] = "contested.v1",
        [typeof(InfoRequested)] = "info-requested.v1",
        [typeof(InfoProvided)] = "info-provided.v1",
        [typeof(LineRemoved)] = "line-removed.v1",
        [typeof(Validated)] = "validated.v1",
        [typeof(CustomerNotified)] = "customer-notified.v1",
        [typeof(NotificationFailed)] = "notification-failed.v1",
        [typeof(OptedOut)] = "opted-out.v1",
        [typeof(Official)] = "official.v1",
        [typeof(Rejected)] = "rejected.v2",
        [typeof(Withdrawn)] = "withdrawn.v1",
        [typeof(AssociationEnded)] = "association-ended.v2",
        [typeof(AssociationContested)] = "association-contested.v1",
        [typeof(ContestAnswered)] = "contest-answered.v1",
        [typeof(ContestDecided)] = "contest-decided.v1",
        [typeof(ContestDropped)] = "contest-dropped.v1",
        [typeof(Disputed)] = "disputed.v1",
        [typeof(DisputeLapsed)] = "dispute-lapsed.v1",
        [typeof(RejectedFinally)] = "rejected-finally.v1",
        [typeof(PredecessorLinked)] = "predecessor-linked.v1",
        [typeof(SuccessorLinked)] = "successor-linked.v1",
        [typeof(NotificationBounced)] = "notification-bounced.v1",
        [typeof(Migrated)] = "migrated.v1",
        [typeof(CorrectionProposed)] = "correction-proposed.v1",
        [typeof(CorrectionDropped)] = "correction-dropped.v1",
        [typeof(Reminded)] = "reminded.v1",
        [typeof(ReviewEscalated)] = "review-escalated.v1",
        [typeof(PersonalDataErased)] = "personal-data-erased.v1",
    }.ToFrozenDictionary();

    /// <summary>
    /// Names of earlier versions that may lie in databases, with the fact they are read as. What is new in a later
    /// version may be absent, so each is read as it lies.
    /// </summary>
    public static FrozenDictionary<string, Type> Earlier { get; } = new Dictionary<string, Type>
    {
        ["rejected.v1"] = typeof(Rejected),
        ["association-ended.v1"] = typeof(AssociationEnded),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of a fact.</summary>
    public static string NameOf(ClaimEvent fact) => All[fact.GetType()];
}
