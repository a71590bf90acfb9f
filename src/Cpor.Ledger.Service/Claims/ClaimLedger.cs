using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.ReadModels;
using JasperFx;
using JasperFx.Events;
using Marten;
using NodaTime;
using Npgsql;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Makes the command for the state it will be decided on. Called again when a race was lost.</summary>
public delegate ValueTask<ICommand<Claim, ClaimEvent>> CommandFor(
    Claim? claim, IDocumentSession session, CancellationToken cancel);

/// <summary>What the claim answered, and what it is after that.</summary>
public sealed record ClaimAnswer(Decision<ClaimEvent> Decision, Claim? Claim);

/// <summary>Nobody got through: too many writers wanted the same claim or slot at once. Nothing was added.</summary>
public sealed class LedgerBusyException() : Exception("Too many writers want the same claim or slot; try again.");

/// <summary>
/// Decides commands on claims and stores their facts: load, decide, append and hand the follow-ups to the outbox, in
/// one transaction. A lost race decides again on the fresh state; the asker never sees it.
/// </summary>
public sealed class ClaimLedger(IDocumentStore store, IWolverineRuntime runtime, IClock clock)
{
    private const int Attempts = 25;

    /// <summary>Decides a command whose parts do not depend on the state.</summary>
    public Task<ClaimAnswer> AskAsync(
        ClaimId id, ICommand<Claim, ClaimEvent> command, Actor actor, CancellationToken cancel) =>
        AskAsync(id, (_, _, _) => ValueTask.FromResult(command), actor, cancel);

    /// <summary>Decides the command that <paramref name="commandFor"/> makes for the claim's state.</summary>
    /// <exception cref="LedgerBusyException">Every attempt lost its race.</exception>
    public async Task<ClaimAnswer> AskAsync(ClaimId id, CommandFor commandFor, Actor actor, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return await TryAsync(id, commandFor, actor, cancel);
            }
            catch (Exception lost) when (IsLostRace(lost))
            {
                // Decided again on what the winner wrote.
            }
        }

        throw new LedgerBusyException();
    }

    private async Task<ClaimAnswer> TryAsync(
        ClaimId id, CommandFor commandFor, Actor actor, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        var outbox = new MartenOutbox(runtime, session);
        session.LastModifiedBy = actor.Id;
        session.CorrelationId = actor.CorrelationId;
        session.CausationId = actor.CausationId;
        var stream = await session.Events.FetchForWriting<LedgerClaim>(id.Value, cancel);
        var before = stream.Aggregate?.State;
        var command = await commandFor(before, session, cancel);
        var decision = command.Decide(before, clock.GetCurrentInstant());
        if (decision is not Decision<ClaimEvent>.Accepted { Facts: { Count: > 0 } facts })
            return new ClaimAnswer(decision, before);
        await stream.AppendAsync(facts, session, outbox);
        await session.SaveChangesAsync(cancel);
        return new ClaimAnswer(decision, facts.Aggregate(before, ClaimFolding.Evolve));
    }

    /// <summary>Whether somebody else was faster and nothing was stored, so that deciding again is right.</summary>
    internal static bool IsLostRace(Exception thrown) => thrown switch
    {
        ConcurrencyException or Marten.Exceptions.ExistingStreamIdCollisionException
            or ExistingStreamIdCollisionException => true,
        PostgresException { SqlState: ReadModelSchema.OlderEdition } => true,
        Marten.Exceptions.MartenCommandException { InnerException: { } inner } => IsLostRace(inner),
        AggregateException several => several.InnerExceptions.All(IsLostRace),
        _ => false,
    };
}
