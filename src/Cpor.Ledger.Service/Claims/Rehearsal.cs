using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// Decides as <see cref="ClaimLedger"/> does and stores nothing: its transaction is never saved, and what the claims
/// would be is there for what is decided after that. Made for one caller's few commands; not for several threads.
/// </summary>
public sealed class Rehearsal(ClaimTransactions transactions, IClock clock, Actor actor) : IAsyncDisposable
{
    private readonly ClaimTransaction _transaction = transactions.Begin(actor);

    /// <summary>What would be decided, and what the claim would be after that.</summary>
    public async Task<ClaimAnswer> DecideAsync(ClaimId id, ClaimDecision decide, CancellationToken cancel)
    {
        await FetchAsync([id], cancel);
        Decision<ClaimEvent>? decision;
        while ((decision = await _transaction.DecideAsync(id, clock.GetCurrentInstant(), decide, cancel)) is null)
            await FetchAsync(_transaction.Others, cancel);
        return new ClaimAnswer(decision, _transaction[id]);
    }

    public ValueTask DisposeAsync() => _transaction.DisposeAsync();

    private Task FetchAsync(IEnumerable<ClaimId> ids, CancellationToken cancel) =>
        _transaction.FetchAsync([.. ids.Where(id => !_transaction.Knows(id))], cancel);
}
