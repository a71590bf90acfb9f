using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>
/// The refused claim learns of the new claim that follows it, in the same transaction. Linking the same again adds
/// nothing; one that was withdrawn gives way to another, and both links stay in the record.
/// </summary>
/// <param name="Successor">The claim that follows so far, as it is now; null when none does.</param>
public sealed record LinkSuccessor(ClaimId SuccessorClaimId, Claim? Successor = null) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.SuccessorId == SuccessorClaimId => Decisions.NoFacts,
        Claim.Filed filed when filed.IsFollowed(Successor) => DisputeRefusals.SuccessorExists,
        Claim.Filed filed when filed.CanBeFollowed() =>
            new SuccessorLinked(filed.Id, filed.Lines.Where(Resubmission.IsRefused).Ids(), now, SuccessorClaimId),
        _ => DisputeRefusals.NotRefusedForGood,
    };
}
