using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Storage;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>What was decided on a claim, and what it is after that.</summary>
public sealed record ClaimAnswer(Decision<ClaimEvent> Decision, Claim? Claim);

/// <summary>
/// Decides on claims and stores their facts, each time in one <see cref="ClaimTransaction"/>. A lost race decides again
/// on the fresh state; the caller never sees it.
/// </summary>
public sealed class ClaimLedger(ClaimTransactions transactions, CommandQueue queue, IClock clock)
{
    private const int Attempts = 25;

    /// <summary>Decides a command whose parts do not depend on the state.</summary>
    /// <exception cref="LedgerBusyException">Every attempt lost its race.</exception>
    public Task<ClaimAnswer> DecideAsync(
        ClaimId id, ICommand<Claim, ClaimEvent> command, Actor actor, CancellationToken cancel) =>
        DecideAsync(id, given => given.Decide(command), actor, cancel);

    /// <summary>Decides what <paramref name="decide"/> says.</summary>
    /// <exception cref="LedgerBusyException">Every attempt lost its race.</exception>
    public Task<ClaimAnswer> DecideAsync(
        ClaimId id, Func<CommandContext, Decision<ClaimEvent>> decide, Actor actor, CancellationToken cancel) =>
        DecideAsync(id, (CommandContext given) => ValueTask.FromResult(decide(given)), actor, cancel);

    /// <summary>Decides what <paramref name="decide"/> says after it has looked up what it needs.</summary>
    /// <exception cref="LedgerBusyException">Every attempt lost its race.</exception>
    public async Task<ClaimAnswer> DecideAsync(
        ClaimId id, ClaimDecision decide, Actor actor, CancellationToken cancel)
    {
        using var turn = await queue.EnterAsync(cancel);
        return await DecideNowAsync(id, decide, actor, cancel);
    }

    /// <summary>The same without waiting in the queue, for those whose time may run out meanwhile.</summary>
    /// <exception cref="LedgerBusyException">Every attempt lost its race.</exception>
    public async Task<ClaimAnswer> DecideNowAsync(
        ClaimId id, ClaimDecision decide, Actor actor, CancellationToken cancel)
    {
        IReadOnlyCollection<ClaimId> others = [];
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                await using var transaction = transactions.Begin(actor);
                await transaction.FetchAsync(id, others, cancel);
                var now = clock.GetCurrentInstant();
                if (await transaction.DecideAsync(id, now, decide, cancel) is { } decision)
                {
                    if (decision is Decision<ClaimEvent>.Accepted { Facts.Count: > 0 })
                        await transaction.SaveAsync(cancel);
                    return new ClaimAnswer(decision, transaction[id]);
                }

                others = transaction.Others;
            }
            catch (Exception lost) when (LostRace.Is(lost))
            {
                // Decided again on what the winner wrote.
            }
        }

        throw new LedgerBusyException();
    }
}
