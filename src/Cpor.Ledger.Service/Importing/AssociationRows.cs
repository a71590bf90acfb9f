using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Terms;
using JasperFx.Events;
using Marten;
using NodaTime;
using SessionOptions = Marten.Services.SessionOptions;

namespace Cpor.Ledger.Service.Importing;

/// <summary>
/// Associations from before the ledger (CPOR article, first two of "You should also understand"). A row is a claim of
/// its own, whose id follows from the import's name and the row's key, and decides by itself: rows see the slots that
/// those before them have taken. When a subscription is over is stored in the fact; the timer is set by
/// <see cref="ExpiryTimerService"/>, when that is near.
/// </summary>
public sealed class AssociationRows(
    IDocumentStore store,
    SubscriptionCatalogue catalogue,
    TermsLibrary terms,
    IClock clock) : IImportKind
{
    private static readonly Actor Importer = Actor.Ledger("association-import");

    public string Name => "associations";

    public ImportColumns Columns { get; } = new(
        "key",
        ["organisationId", "mpnId", "tenantId", "solutionArea", "activities", "effectiveAt"],
        ["product", "subscriptionId", "subscriptionTo"],
        key => TextRule.Name.ProblemOf("key", key) is null ? key : null);

    public int BatchLength => 200;

    public async Task<IReadOnlyList<RowResult>> StoreAsync(
        IReadOnlyList<ImportRow> rows, ImportBatch batch, CancellationToken cancel)
    {
        var known = await catalogue.FindAsync(
            [.. rows.Select(row => SubscriptionId.TryParse(row["subscriptionId"], out var id) ? id : default)], cancel);
        var results = new List<RowResult>();
        var asked = new List<(ImportRow Row, MigrateAssociation Command)>();
        foreach (var row in rows)
        {
            var (command, refusal) = new AssociationRowReader(row, known).Read(batch.Import, terms.InForce(Now()));
            if (command is null)
                results.Add(row.Refused(refusal!));
            else
                asked.Add((row, command));
        }

        results.AddRange(await DecideAsync(asked, batch, cancel));
        return results;
    }

    private async Task<List<RowResult>> DecideAsync(
        List<(ImportRow Row, MigrateAssociation Command)> asked, ImportBatch batch, CancellationToken cancel)
    {
        await using var session = store.LightweightSession(
            SessionOptions.ForTransaction(batch.Transaction, shouldAutoCommit: false));
        session.LastModifiedBy = Importer.Id;
        var streams = await FetchAsync(session, asked.Select(one => one.Command.ClaimId), cancel);
        var slots = asked.Select(one => one.Command.SubscriptionId).OfType<SubscriptionId>().Select(Slot.Of).ToList();
        var holders = await SlotBook.HoldAsync(session, slots, cancel);
        if (batch.IsDryRun)
            holders = await RehearsedSlots.AddToAsync(holders, slots, batch, cancel);
        var results = new List<RowResult>();
        var decided = new List<Migrated>();
        foreach (var ((row, command), stream) in asked.Zip(streams))
        {
            var decision = (command with { Holders = holders }).Decide(stream.Aggregate?.State, Now());
            results.Add(decision switch
            {
                Decision<ClaimEvent>.Refused { Reason: var refusal } => row.Refused(refusal),
                Decision<ClaimEvent>.Accepted { Facts.Count: 0 } => row.Unchanged(),
                _ => row.Accepted(),
            });
            if (decision is not Decision<ClaimEvent>.Accepted { Facts: [Migrated fact] })
                continue;
            stream.Append([fact], session);
            holders = holders.Evolve(fact);
            decided.Add(fact);
        }

        if (batch.IsDryRun)
            await RehearsedSlots.KeepAsync(decided, batch, cancel);
        else
            await session.SaveChangesAsync(cancel);
        return results;
    }

    private static async Task<IEventStream<LedgerClaim>[]> FetchAsync(
        IDocumentSession session, IEnumerable<ClaimId> claims, CancellationToken cancel)
    {
        var batch = session.CreateBatchQuery();
        var fetches = claims.Select(claim => batch.Events.FetchForWriting<LedgerClaim>(claim.Value)).ToList();
        await batch.Execute(cancel);
        return await Task.WhenAll(fetches);
    }

    private Instant Now() => clock.GetCurrentInstant();
}
