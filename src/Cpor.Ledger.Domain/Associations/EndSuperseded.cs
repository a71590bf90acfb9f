using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>
/// The challenger that won the contest becomes official: the incumbent's association ends in the same transaction, so
/// that there are never two holders and never none (CPOR article, last of "You should also understand": one partner).
/// Adds nothing when the association ended before.
/// </summary>
/// <param name="EffectiveAt">From when the challenger's association counts.</param>
public sealed record EndSuperseded(
    Slot Slot, ContestId ContestId, ClaimId ChallengerClaimId, Instant EffectiveAt, ProgrammeTerms Terms)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Lines.Where(Holds).ToValueList() is { Count: > 0 } lines => End(filed, lines, now),
        _ => Decisions.NoFacts,
    };

    private bool Holds(ClaimLine line) => line.State is LineState.Official && line.Unit.Slot == Slot;

    private AssociationEnded End(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now) => new Ending(
        claim,
        EndReason.Superseded,
        EffectiveAt,
        claim.Under(Terms).Asked(
            "contest-lost",
            Terms.Exclusivity.Source,
            "yes",
            new RuleInput("contested-slot", $"{Slot}", claim.Contest(ContestId)?.Version),
            RuleInput.At("superseded-from", EffectiveAt))).Of(lines, now) with
    {
        SupersededByClaimId = ChallengerClaimId,
    };
}
