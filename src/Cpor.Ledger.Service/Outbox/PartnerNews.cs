using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Outbox;

/// <summary>What a partner is told that happened without its doing.</summary>
internal static class PartnerNews
{
    /// <summary>Whether the partner is told of a fact.</summary>
    public static bool Concerns(ClaimEvent fact) => fact
        is Submitted or InfoRequested or Rejected or RejectedFinally or OptedOut or Official
            or Commented { Side: ClaimSide.Reviewer }
        || NameOf(fact) is not null;

    /// <summary>The name of the news in a fact, or null when there is none.</summary>
    public static string? NameOf(ClaimEvent fact) => fact switch
    {
        AssociationContested => "association-contested",
        Contested => "claim-contested",
        // A challenger that lost is told by the rejection.
        ContestDecided { Side: ContestSide.Challenger, Winner: ContestSide.Incumbent } => null,
        ContestDecided decided => decided.Side == decided.Winner ? "contest-won" : "contest-lost",
        ContestDropped => "contest-dropped",
        DisputeLapsed => "dispute-lapsed",
        AssociationEnded { Reason: EndReason.PartnerDisassociated } => null,
        AssociationEnded ended => ended.Reason.PublicName(),
        // A late reminder would be none.
        Reminded reminded when reminded.Ends <= reminded.HappenedAt => null,
        Reminded { Of: not ReminderOf.Review } reminded => $"remind-{reminded.Of.PublicName()}",
        _ => null,
    };
}
