using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims.Disputes;
using Cpor.Ledger.Service.Slots;
using JasperFx.Events;
using Marten;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Reads claims and their facts for endpoints that change nothing.</summary>
public sealed class ClaimReader(IDocumentStore store)
{
    /// <summary>The claim now, or null when there is none that the caller may see.</summary>
    public async Task<Claim?> FindAsync(string claimId, Caller caller, CancellationToken cancel)
    {
        if (!ClaimId.TryParse(claimId, out var id))
            return null;
        await using var session = store.QuerySession();
        var row = await session.LoadAsync<LedgerClaim>(id.Value, cancel);
        return row is not null && caller.MaySee(row.State) ? row.State : null;
    }

    /// <summary>The claim that follows a refused one, or null when none does.</summary>
    public async Task<Claim?> SuccessorAsync(Claim claim, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return await Successors.OfAsync(session, claim, cancel);
    }

    /// <summary>The claim as it was after so many facts, or null when it never had so many.</summary>
    public async Task<Claim?> AtAsync(Claim now, long version, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return (await ClaimAsOf.ByVersionAsync(session, now.Id.Value, version, cancel))?.State;
    }

    /// <summary>The claim as it was at an instant, or null when it did not exist yet.</summary>
    public async Task<Claim?> AtAsync(Claim now, Instant instant, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return (await ClaimAsOf.ByInstantAsync(session, now.Id.Value, instant, cancel))?.State;
    }

    /// <summary>A claim's facts up to its version.</summary>
    public async Task<IReadOnlyList<ClaimEvent>> FactsAsync(Claim claim, CancellationToken cancel) =>
        [.. (await EventsAsync(claim, cancel)).Select(stored => (ClaimEvent)stored.Data)];

    /// <summary>The same facts as they are stored, past every stored row.</summary>
    public async Task<IReadOnlyList<IEvent>> EventsAsync(Claim claim, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return await session.Events.FetchStreamAsync(claim.Id.Value, version: claim.Version, token: cancel);
    }

    /// <summary>
    /// A claim's facts up to its version, and among them, in the order of recording, those by which other claims took
    /// or freed its slots.
    /// </summary>
    public async Task<IReadOnlyList<ClaimEvent>> FactsAmongRivalsAsync(Claim.Filed claim, CancellationToken cancel)
    {
        // Nothing is stored in it; a session that only queries finds nothing by tags.
        await using var session = store.LightweightSession();
        var own = await session.Events.FetchStreamAsync(claim.Id.Value, version: claim.Version, token: cancel);
        var all = await session.Events.QueryByTagsAsync(
            SlotBook.Of(claim.Lines.Select(line => line.Unit.Slot)), cancel);
        return
        [
            .. all.Where(stored => stored.StreamId != claim.Id.Value)
                .Concat(own)
                .OrderBy(stored => stored.Sequence)
                .Select(stored => (ClaimEvent)stored.Data),
        ];
    }

    /// <summary>
    /// The deadline that the claim runs into next, from the fact that promised it; null when there is none, or none
    /// that was counted.
    /// </summary>
    public async Task<Deadline?> NextDeadlineAsync(Claim claim, CancellationToken cancel)
    {
        if (claim.NextDeadline() is not { } ends)
            return null;
        return Requested(claim, ends) ?? Promised(await FactsAsync(claim, cancel), ends);
    }

    /// <summary>The same deadline, by the claim's facts that are at hand.</summary>
    public static Deadline? NextDeadline(Claim claim, IEnumerable<ClaimEvent> facts) =>
        claim.NextDeadline() is { } ends ? Requested(claim, ends) ?? Promised(facts, ends) : null;

    private static Deadline? Requested(Claim claim, Instant ends) => ((Claim.Filed)claim).Requests
        .Select(request => request.Fact.AnswerDue)
        .LastOrDefault(due => due.Ends == ends);

    private static Deadline? Promised(IEnumerable<ClaimEvent> facts, Instant ends) =>
        facts.Select(Promised).LastOrDefault(promised => promised?.Ends == ends);

    private static Deadline? Promised(ClaimEvent fact) => fact switch
    {
        CustomerNotified notified => notified.OptOutEnds,
        ReviewOpened opened => opened.ReviewDue,
        Disputed disputed => disputed.ReviewDue,
        Rejected rejected => rejected.DisputeEnds,
        _ => null,
    };
}
