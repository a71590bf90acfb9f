using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>
/// A challenger's line was found contested: the incumbent's claim learns of it in the same transaction and its time to
/// be heard begins (Issues with CPOR customer associations, 2020-07: the present partner may be asked for more). Asking
/// again adds nothing.
/// </summary>
public sealed record OpenContest(ContestId ContestId, Slot Slot, ClaimId ChallengerClaimId, Regime Regime)
    : ICommand<Claim, ClaimEvent>
{
    private const string Source = "Issues with CPOR customer associations (2020-07)";

    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Contest(ContestId) is not null => Decisions.NoFacts,
        Claim.Filed filed when filed.Lines.FirstOrDefault(Holds) is { } line => Open(filed, line, now),
        _ => ContestRefusals.NotHolding,
    };

    private bool Holds(ClaimLine line) => line.State is LineState.Official && line.Unit.Slot == Slot;

    private AssociationContested Open(Claim.Filed claim, ClaimLine line, Instant now) => new(
        claim.Id,
        [line.Id],
        now,
        ContestId,
        Slot,
        ChallengerClaimId,
        Regime.Count(Regime.Terms.AnswerWindow.Value, now),
        claim.Under(Regime.Terms)
            .Asked("is-official", Source, "yes", line.Input())
            .Asked("hearing", Regime.Terms.AnswerWindow.Source, "counted", RuleInput.At("contested-at", now)));
}
