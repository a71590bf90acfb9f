using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>What a fact alone says of who acted and what changed, in the words that the history uses.</summary>
public static class HistoryWords
{
    /// <summary>The side is the fact's own: actors are opaque, and what a fact is says for whom it was done.</summary>
    public static ActingSide SideOf(ClaimEvent fact) => fact switch
    {
        Commented { Side: ClaimSide.Reviewer } or LineRemoved { Side: ClaimSide.Reviewer } => ActingSide.Reviewer,
        InfoRequested { CustomerUnreachable: true } => ActingSide.Ledger,
        Rejected
        {
            Reason: RejectionReason.CheckFailed
                or RejectionReason.NoPartnerResponse
                or RejectionReason.SlotAlreadyYours
        } => ActingSide.Ledger,
        RejectedFinally { Reason: RejectionReason.NoPartnerResponse or RejectionReason.SlotAlreadyYours } =>
            ActingSide.Ledger,
        AssociationEnded ended => SideOf(ended.Reason),
        InfoRequested or Validated or Rejected or RejectedFinally or ContestDecided or NotificationBounced
            or CorrectionProposed or CorrectionDropped => ActingSide.Reviewer,
        OptedOut => ActingSide.Customer,
        CheckRecorded or ReviewOpened or Contested or CustomerNotified or NotificationFailed or Official
            or AssociationContested or ContestDropped or DisputeLapsed or Migrated or Reminded or ReviewEscalated
            or SuccessorLinked or PersonalDataErased => ActingSide.Ledger,
        DraftCreated or DetailsGiven or ProofAttached or Commented or Submitted or InfoProvided or LineRemoved
            or Withdrawn or ContestAnswered or Disputed or PredecessorLinked => ActingSide.Partner,
        _ => throw new InvalidOperationException($"For whom {fact.GetType().Name} is done was never said."),
    };

    private static ActingSide SideOf(EndReason reason) => reason switch
    {
        EndReason.PartnerDisassociated => ActingSide.Partner,
        EndReason.CustomerDeclined => ActingSide.Customer,
        EndReason.Corrected => ActingSide.Reviewer,
        EndReason.SubscriptionEnded or EndReason.Superseded => ActingSide.Ledger,
        _ => throw new InvalidOperationException($"For whom an association ends as {reason} was never said."),
    };

    /// <summary>The names of the details that a fact gives for the first time or otherwise than before.</summary>
    public static ValueList<string> FieldsOf(ClaimEvent fact, ClaimDetails? before) => fact switch
    {
        DraftCreated created => Changed(Fields(created.Details), []),
        DetailsGiven given => Changed(Fields(given.Details), before is null ? [] : Fields(before)),
        InfoProvided given =>
        [
            .. Named("mpnId", given.MpnId),
            .. Named("customerContact", given.CustomerContact),
            .. Named("technicalContact", given.TechnicalContact),
            .. Named("partnerContact", given.PartnerContact),
            .. given.ProofIds.Count > 0 ? ["proofIds"] : Array.Empty<string>(),
        ],
        _ => [],
    };

    private static Dictionary<string, string> Fields(ClaimDetails details) => JsonSerializer
        .SerializeToElement(details, StoredFormat.Options)
        .EnumerateObject()
        .ToDictionary(field => field.Name, field => field.Value.GetRawText(), StringComparer.Ordinal);

    private static ValueList<string> Changed(Dictionary<string, string> now, Dictionary<string, string> before) => now
        .Where(field => before.GetValueOrDefault(field.Key) != field.Value)
        .Select(field => field.Key)
        .Concat(before.Keys.Except(now.Keys, StringComparer.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToValueList();

    private static IEnumerable<string> Named(string name, object? value) => value is null ? [] : [name];
}
