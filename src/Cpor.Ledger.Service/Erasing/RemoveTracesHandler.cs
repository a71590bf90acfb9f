using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Marten;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>
/// Does what the fact of an erasure asks for, once at once and once a while later: a letter that was being written
/// when the key was destroyed is out by then.
/// </summary>
public sealed class RemoveTracesHandler(ClaimTraces traces)
{
    /// <summary>A folder that cannot be written now is asked again for as long as it takes.</summary>
    public static void Configure(HandlerChain chain) => chain.OnException<Exception>().ScheduleRetryIndefinitely(
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));

    public async Task Handle(RemoveTraces erase, IQuerySession session, CancellationToken cancel)
    {
        if (await session.LoadAsync<LedgerClaim>(erase.ClaimId, cancel) is { ErasedAt: not null } claim)
            await traces.RemoveAsync(claim, cancel);
    }
}
