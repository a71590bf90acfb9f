using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>
/// The catalogue says that a subscription is over: its association ends with it (Issues with CPOR customer
/// associations, 2020-07: a new subscription needs a new claim). Asking again adds nothing.
/// </summary>
/// <param name="EndedAt">When the subscription was over, as the catalogue says.</param>
public sealed record EndWithSubscription(SubscriptionId SubscriptionId, Instant EndedAt, ProgrammeTerms Terms)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Lines.Where(IsOn).ToValueList() is { Count: > 0 } lines => End(filed, lines, now),
        _ => Decisions.NoFacts,
    };

    private bool IsOn(ClaimLine line) => line.State is LineState.Official && line.Unit.SubscriptionId == SubscriptionId;

    private AssociationEnded End(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now) => new Ending(
        claim,
        EndReason.SubscriptionEnded,
        EndedAt,
        claim.Under(Terms).Asked(
            "subscription-lasts",
            "Issues with CPOR customer associations (2020-07)",
            "no",
            new RuleInput("subscription", $"{SubscriptionId}", claim.Submission.Version),
            RuleInput.At("subscription-ended-at", EndedAt))).Of(lines, now);
}
