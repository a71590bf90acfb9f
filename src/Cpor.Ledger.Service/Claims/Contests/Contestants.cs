using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Marten;

namespace Cpor.Ledger.Service.Claims.Contests;

/// <summary>Finds the claims that are in a contest with each other.</summary>
internal static class Contestants
{
    /// <summary>The claim of the other side of a contest, or null when there is no such contest.</summary>
    public static async Task<Claim?> OtherAsync(
        IQuerySession session, Claim? claim, ContestId id, CancellationToken cancel) =>
        claim is Claim.Filed filed && filed.Contest(id) is { } contest
            ? (await session.LoadAsync<LedgerClaim>(contest.OtherClaimId.Value, cancel))?.State
            : null;
}
