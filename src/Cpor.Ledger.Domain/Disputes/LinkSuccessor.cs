using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>
/// The refused claim learns of the new claim that follows it, in the same transaction. Linking the same again adds
/// nothing.
/// </summary>
public sealed record LinkSuccessor(ClaimId SuccessorClaimId) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.SuccessorId == SuccessorClaimId => Decisions.NoFacts,
        Claim.Filed { SuccessorId: not null } => DisputeRefusals.SuccessorExists,
        Claim.Filed filed when filed.CanBeFollowed() =>
            new SuccessorLinked(filed.Id, filed.Lines.Where(Resubmission.IsRefused).Ids(), now, SuccessorClaimId),
        _ => DisputeRefusals.NotRefusedForGood,
    };
}
