using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims.Disputes;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Terms;
using JasperFx.Events;
using Marten;
using NodaTime;
using Npgsql;
using Wolverine.Marten;
using Wolverine.Runtime;
using SessionOptions = Marten.Services.SessionOptions;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Begins transactions over claims.</summary>
public sealed class ClaimTransactions(IDocumentStore store, IWolverineRuntime runtime, TermsLibrary terms)
{
    /// <summary>A transaction of its own.</summary>
    internal ClaimTransaction Begin(Actor actor) => Over(store.LightweightSession(), actor);

    /// <summary>A part of a transaction that the caller commits.</summary>
    internal ClaimTransaction Join(NpgsqlTransaction transaction, Actor actor) => Over(
        store.LightweightSession(SessionOptions.ForTransaction(transaction, shouldAutoCommit: false)), actor);

    private ClaimTransaction Over(IDocumentSession session, Actor actor)
    {
        session.LastModifiedBy = actor.Id;
        session.CorrelationId = actor.CorrelationId;
        session.CausationId = actor.CausationId;
        return new ClaimTransaction(session, runtime, terms);
    }
}

/// <summary>
/// Load, decide, append: claims are fetched, decide one after the other, and what they add is stored together with what
/// follows from it, or nothing is. What the facts ask of other claims is decided and stored along with them. For one
/// attempt: after a lost race another transaction begins anew.
/// </summary>
internal sealed class ClaimTransaction(IDocumentSession session, IWolverineRuntime runtime, TermsLibrary terms)
    : IAsyncDisposable
{
    private readonly Dictionary<ClaimId, IEventStream<LedgerClaim>> _streams = [];
    private readonly Dictionary<ClaimId, Claim?> _claims = [];
    private readonly List<(ClaimId Id, int Version, ValueList<ClaimEvent> Facts)> _added = [];

    /// <summary>What the facts are stored with.</summary>
    public IDocumentSession Session => session;

    /// <summary>The other claims that the last decision concerns.</summary>
    public IReadOnlyCollection<ClaimId> Others { get; private set; } = [];

    /// <summary>A fetched claim, after what was decided here; null when it has no facts.</summary>
    public Claim? this[ClaimId id] => _claims[id];

    /// <summary>Whether a claim was fetched.</summary>
    public bool Knows(ClaimId id) => _claims.ContainsKey(id);

    /// <summary>
    /// Fetches a claim, and before it the others that a decision concerns. Facts are numbered in the order in which
    /// their claims are fetched: what ends for the claim ends first. The others come in one order, so that two who need
    /// the same claims wait for each other and do not block each other.
    /// </summary>
    public async Task FetchAsync(ClaimId id, IEnumerable<ClaimId> others, CancellationToken cancel)
    {
        foreach (var other in others.OrderBy(other => other.Value))
        {
            var stream = await session.Events.FetchForWriting<LedgerClaim>(other.Value, cancel);
            // One that has nothing to add may have had something to add to what somebody else made of it meanwhile.
            stream.AlwaysEnforceConsistency = true;
            Keep(other, stream);
        }

        Keep(id, await session.Events.FetchForWriting<LedgerClaim>(id.Value, cancel));
    }

    /// <summary>Fetches many claims at once.</summary>
    public async Task FetchAsync(IReadOnlyList<ClaimId> ids, CancellationToken cancel)
    {
        var batch = session.CreateBatchQuery();
        var distinct = ids.Distinct().ToList();
        var fetches = distinct.ConvertAll(id => batch.Events.FetchForWriting<LedgerClaim>(id.Value));
        await batch.Execute(cancel);
        foreach (var (id, stream) in distinct.Zip(await Task.WhenAll(fetches)))
            Keep(id, stream);
    }

    /// <summary>Decides on a fetched claim, and keeps what it adds for <see cref="SaveAsync"/>.</summary>
    /// <returns>
    /// Null when <see cref="Others"/> are not all fetched: then nothing was kept, and the claim is to be decided on
    /// again after they were.
    /// </returns>
    public async ValueTask<Decision<ClaimEvent>?> DecideAsync(
        ClaimId id, Instant now, ClaimDecision decide, CancellationToken cancel)
    {
        var decision = await decide(new CommandContext(this[id], now, session, terms, cancel));
        if (decision is not Decision<ClaimEvent>.Accepted { Facts: { Count: > 0 } facts })
            return decision;
        var consequences = ConsequentCommand.Of(this[id], facts);
        Others = consequences.Select(consequence => consequence.ClaimId).ToHashSet();
        if (!Others.All(Knows))
            return null;
        foreach (var consequence in consequences)
            Add(consequence.ClaimId, await DecideAsync(consequence, now, cancel));
        Add(id, facts);
        return decision;
    }

    private async Task<ValueList<ClaimEvent>> DecideAsync(
        ConsequentCommand consequence, Instant now, CancellationToken cancel)
    {
        var claim = this[consequence.ClaimId];
        var successor = await Successors.OfAsync(session, claim, cancel);
        return claim is not null && consequence.Command(terms.For(claim), successor).Decide(claim, now)
            is Decision<ClaimEvent>.Accepted { Facts: var facts } ? facts : throw new OtherClaimChangedException();
    }

    /// <summary>Stores what was added, what follows from it, and what else the session was given.</summary>
    public async Task SaveAsync(CancellationToken cancel)
    {
        await SlotBook.GuardAsync(session, _added.SelectMany(added => added.Facts), cancel);
        var outbox = new MartenOutbox(runtime, session);
        foreach (var (id, version, facts) in _added)
        {
            foreach (var (index, fact) in facts.Index())
            {
                _streams[id].AppendOne(SlotBook.Tagged(session, fact));
                foreach (var message in OutboxMessages.Of(fact, version + index + 1))
                    await message.SendAsync(outbox);
            }
        }

        await session.SaveChangesAsync(cancel);
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private void Keep(ClaimId id, IEventStream<LedgerClaim> stream)
    {
        _streams.Add(id, stream);
        _claims.Add(id, stream.Aggregate?.State);
    }

    private void Add(ClaimId id, ValueList<ClaimEvent> facts)
    {
        if (facts.Count == 0)
            return;
        _added.Add((id, this[id]?.Version ?? 0, facts));
        _claims[id] = facts.Aggregate(this[id], ClaimFolding.Evolve);
    }

    /// <summary>Another claim that the decision concerns is no longer what it was taken for.</summary>
    private sealed class OtherClaimChangedException()
        : JasperFx.ConcurrencyException("Another claim that the decision concerns has changed.");
}
