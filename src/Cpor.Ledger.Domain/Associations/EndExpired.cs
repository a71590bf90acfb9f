using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>
/// A timer asks whether migrated associations have come to the end of their subscriptions; the claim decides (CPOR
/// article, second of "You should also understand": they stay valid until their subscriptions expire). Asking again
/// adds nothing.
/// </summary>
public sealed record EndExpired(ProgrammeTerms Terms) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed => Decide(
            filed, filed.Lines.Where(line => line.State is LineState.Official { Ends: not null }).ToValueList(), now),
        _ => Decisions.NoFacts,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, ValueList<ClaimLine> limited, Instant now)
    {
        var over = limited.Where(line => now >= Ends(line)).ToValueList();
        if (over.Count == 0)
            return limited.Count == 0 ? Decisions.NoFacts : AssociationRefusals.NotExpired;
        return new Ending(
            claim,
            EndReason.SubscriptionEnded,
            over.Max(Ends),
            claim.Under(Terms).Asked(
                "subscription-lasts",
                Migrated.Source,
                "no",
                [
                    .. over.Select(line => RuleInput.At("subscription-ends", Ends(line), line.Since, line.Id)),
                    RuleInput.At("asked-at", now),
                ])).Of(over, now);
    }

    private static Instant Ends(ClaimLine line) => ((LineState.Official)line.State).Ends!.Value;
}
