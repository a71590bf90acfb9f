using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Doors;
using Cpor.Ledger.Service.Mail;

namespace Cpor.Ledger.Service.Processes;

/// <summary>What a partner is told that happened without its doing.</summary>
internal static class ClaimNews
{
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

    /// <summary>Until when the partner can act on it, or null.</summary>
    public static MailDeadline? Until(ClaimEvent fact, ProgrammeTerms terms) => fact switch
    {
        AssociationContested contested =>
            new(contested.HearingEnds.Ends, contested.HearingEnds.Workings.TimeZone),
        Reminded reminded => new(reminded.Ends, terms.DefaultLocale.Value.TimeZone),
        _ => null,
    };
}
