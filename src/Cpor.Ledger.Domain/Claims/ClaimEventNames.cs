using System.Collections.Frozen;

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
        [typeof(Rejected)] = "rejected.v1",
        [typeof(Withdrawn)] = "withdrawn.v1",
        [typeof(AssociationEnded)] = "association-ended.v1",
    }.ToFrozenDictionary();

    /// <summary>The name of a fact.</summary>
    public static string NameOf(ClaimEvent fact) => All[fact.GetType()];
}
