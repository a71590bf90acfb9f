using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>A reviewer takes a proposed correction back, also another's. Dropping again adds nothing.</summary>
public sealed record DropCorrection(CorrectionId CorrectionId) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Correction(CorrectionId) is { } proposed => proposed.Outcome switch
        {
            null => new CorrectionDropped(filed.Id, proposed.Fact.LineIds, now, CorrectionId),
            CorrectionOutcome.Dropped => Decisions.NoFacts,
            _ => AssociationRefusals.CorrectionOver,
        },
        _ => AssociationRefusals.CorrectionUnknown,
    };
}
