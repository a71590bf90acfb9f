using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims.Disputes;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Terms;
using JasperFx.Events;
using Marten;
using NodaTime;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Makes the command for the state it will be decided on. Called again when a race was lost.</summary>
public delegate ValueTask<ICommand<Claim, ClaimEvent>> CommandFor(
    Claim? claim, IDocumentSession session, CancellationToken cancel);

/// <summary>What the claim answered, and what it is after that.</summary>
public sealed record ClaimAnswer(Decision<ClaimEvent> Decision, Claim? Claim);

/// <summary>
/// Decides commands on claims and stores their facts: load, decide, append and hand the follow-ups to the outbox, in
/// one transaction. What the facts ask of other claims is decided and stored in the same transaction. A lost race
/// decides again on the fresh state; the asker never sees it.
/// </summary>
public sealed class ClaimLedger(
    IDocumentStore store, IWolverineRuntime runtime, TermsLibrary terms, CommandQueue turnstile, IClock clock)
{
    private const int Attempts = 25;

    /// <summary>Decides a command whose parts do not depend on the state.</summary>
    public Task<ClaimAnswer> DecideAsync(
        ClaimId id, ICommand<Claim, ClaimEvent> command, Actor actor, CancellationToken cancel) =>
        DecideAsync(id, (_, _, _) => ValueTask.FromResult(command), actor, cancel);

    /// <summary>Decides the command that <paramref name="commandFor"/> makes for the claim's state.</summary>
    /// <exception cref="LedgerBusyException">Every attempt lost its race.</exception>
    public async Task<ClaimAnswer> DecideAsync(ClaimId id, CommandFor commandFor, Actor actor, CancellationToken cancel)
    {
        using var turn = await turnstile.EnterAsync(cancel);
        return await DecideNowAsync(id, commandFor, actor, cancel);
    }

    /// <summary>The same without waiting in line, for those whose time may run out meanwhile.</summary>
    /// <exception cref="LedgerBusyException">Every attempt lost its race.</exception>
    public async Task<ClaimAnswer> DecideNowAsync(
        ClaimId id, CommandFor commandFor, Actor actor, CancellationToken cancel)
    {
        IReadOnlyCollection<ClaimId> others = [];
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                var (answer, asked) = await TryAsync(id, others, commandFor, actor, cancel);
                if (answer is not null)
                    return answer;
                others = asked;
            }
            catch (Exception lost) when (LostRace.Is(lost))
            {
                // Decided again on what the winner wrote.
            }
        }

        throw new LedgerBusyException();
    }

    /// <summary>No answer when other claims have to be asked that are not among <paramref name="others"/>.</summary>
    private async Task<(ClaimAnswer? Answer, IReadOnlyCollection<ClaimId> Asked)> TryAsync(
        ClaimId id,
        IReadOnlyCollection<ClaimId> others,
        CommandFor commandFor,
        Actor actor,
        CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        var outbox = new MartenOutbox(runtime, session);
        session.LastModifiedBy = actor.Id;
        session.CorrelationId = actor.CorrelationId;
        session.CausationId = actor.CausationId;
        // Facts are numbered in the order in which their claims are fetched: what ends for this claim ends first.
        var along = await FetchAsync(session, others, cancel);
        var stream = await session.Events.FetchForWriting<LedgerClaim>(id.Value, cancel);
        var before = stream.Aggregate?.State;
        var now = clock.GetCurrentInstant();
        var decision = (await commandFor(before, session, cancel)).Decide(before, now);
        if (decision is not Decision<ClaimEvent>.Accepted { Facts: { Count: > 0 } facts })
            return (new ClaimAnswer(decision, before), others);
        var asked = ConsequentCommand.Of(before, facts);
        if (asked.Any(question => !along.ContainsKey(question.ClaimId)))
            return (null, asked.Select(question => question.ClaimId).ToHashSet());
        var answers = new List<(IEventStream<LedgerClaim> Stream, ValueList<ClaimEvent> Facts)>();
        foreach (var questions in asked.GroupBy(question => question.ClaimId))
        {
            var other = along[questions.Key];
            var successor = await Successors.OfAsync(session, other.Aggregate?.State, cancel);
            answers.Add((other, Answer(other, questions, successor, now)));
        }

        await SlotBook.GuardAsync(session, [.. answers.SelectMany(answer => answer.Facts), .. facts], cancel);
        foreach (var answer in answers)
            await answer.Stream.AppendAsync(answer.Facts, session, outbox);
        await stream.AppendAsync(facts, session, outbox);
        await session.SaveChangesAsync(cancel);
        return (new ClaimAnswer(decision, facts.Aggregate(before, ClaimFolding.Evolve)), others);
    }

    // In one order, so that two who need the same claims wait for each other and do not block each other.
    private static async Task<Dictionary<ClaimId, IEventStream<LedgerClaim>>> FetchAsync(
        IDocumentSession session, IReadOnlyCollection<ClaimId> claims, CancellationToken cancel)
    {
        var streams = new Dictionary<ClaimId, IEventStream<LedgerClaim>>();
        foreach (var claim in claims.OrderBy(claim => claim.Value))
        {
            var stream = await session.Events.FetchForWriting<LedgerClaim>(claim.Value, cancel);
            // One that has nothing to add may have had something to add to what somebody else made of it meanwhile.
            stream.AlwaysEnforceConsistency = true;
            streams.Add(claim, stream);
        }

        return streams;
    }

    private ValueList<ClaimEvent> Answer(
        IEventStream<LedgerClaim> stream, IEnumerable<ConsequentCommand> questions, Claim? successor, Instant now)
    {
        var claim = stream.Aggregate?.State;
        ValueList<ClaimEvent> all = [];
        foreach (var question in questions)
        {
            if (claim is null || question.Command(terms.For(claim), successor).Decide(claim, now)
                is not Decision<ClaimEvent>.Accepted { Facts: var facts })
            {
                throw new OtherClaimChangedException();
            }

            claim = facts.Aggregate((Claim?)claim, ClaimFolding.Evolve);
            all = [.. all, .. facts];
        }

        return all;
    }

    /// <summary>Another claim that is asked along is no longer what the decision took it for.</summary>
    private sealed class OtherClaimChangedException()
        : JasperFx.ConcurrencyException("Another claim that is asked along has changed.");
}
