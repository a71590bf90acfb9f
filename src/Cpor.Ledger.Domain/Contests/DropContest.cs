using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>
/// The incumbent's claim learns, in the same transaction, that the challenger's line left the review. A contest that it
/// does not know or that is over adds nothing.
/// </summary>
public sealed record DropContest(ContestId ContestId) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Contest(ContestId) is { Side: ContestSide.Incumbent, IsOpen: true } contest =>
            new ContestDropped(filed.Id, [contest.LineId], now, ContestId),
        _ => Decisions.NoFacts,
    };
}
