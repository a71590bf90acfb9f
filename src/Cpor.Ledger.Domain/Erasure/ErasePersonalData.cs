using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Erasure;

/// <summary>
/// Erases the personal data of a claim, for good. A court's order is followed at once. A person's request waits while
/// the customer is about to be told or is asked: the mail and the receipt for an opt-out need the address, and a window
/// ends well within the month that there is to answer (GDPR, article 12(3)). A retention period does not begin before
/// the claim is over, or is a draft that nobody hands in. Erasing again adds nothing.
/// </summary>
public sealed record ErasePersonalData(ErasureScope Scope, ErasureBasis Basis, CaseReference CaseReference)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        { ErasedAt: not null } => Decisions.NoFacts,
        Claim.Filed filed when IsNeeded(filed) => ErasureRefusals.StillNeeded,
        _ => new PersonalDataErased(state.Id, state.LiveLines(), now, Scope, Basis, CaseReference),
    };

    private bool IsNeeded(Claim.Filed filed) => Basis switch
    {
        ErasureBasis.CourtOrder => false,
        ErasureBasis.RetentionPeriodOver => !filed.IsOver(),
        _ => filed.Lines.Any(line => line.State is LineState.Validated or LineState.Notified),
    };
}
