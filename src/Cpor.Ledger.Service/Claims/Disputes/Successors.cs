using Cpor.Ledger.Domain.Claims;
using Marten;

namespace Cpor.Ledger.Service.Claims.Disputes;

/// <summary>Finds the claims that follow refused ones.</summary>
internal static class Successors
{
    /// <summary>The claim that follows, or null when none does.</summary>
    public static async Task<Claim?> OfAsync(IQuerySession session, Claim? claim, CancellationToken cancel) =>
        claim is Claim.Filed { SuccessorId: { } id }
            ? (await session.LoadAsync<LedgerClaim>(id.Value, cancel))?.State
            : null;
}
