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
using NodaTime;

namespace Cpor.Ledger.Service.Importing;

/// <summary>
/// Associations from before the ledger (CPOR article, first two of "You should also understand"). A row is a claim of
/// its own, whose id follows from the import's name and the row's key, and decides by itself: rows see the slots that
/// those before them have taken. When a subscription is over is stored in the fact; the timer is set by
/// <see cref="ExpiryTimerService"/>, when that is near.
/// </summary>
public sealed class AssociationRows(
    ClaimTransactions transactions,
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
        var now = clock.GetCurrentInstant();
        var results = new List<RowResult>();
        var asked = new List<(ImportRow Row, MigrateAssociation Command)>();
        foreach (var row in rows)
        {
            var (command, refusal) = new AssociationForm(row, known).Read(batch.Import, terms.InForce(now));
            if (command is null)
                results.Add(row.Refused(refusal!));
            else
                asked.Add((row, command));
        }

        results.AddRange(await DecideAsync(asked, now, batch, cancel));
        return results;
    }

    private async Task<List<RowResult>> DecideAsync(
        List<(ImportRow Row, MigrateAssociation Command)> asked,
        Instant now,
        ImportBatch batch,
        CancellationToken cancel)
    {
        await using var transaction = transactions.Join(batch.Transaction, Importer);
        await transaction.FetchAsync(asked.ConvertAll(one => one.Command.ClaimId), cancel);
        var slots = asked.Select(one => one.Command.SubscriptionId).OfType<SubscriptionId>().Select(Slot.Of).ToList();
        var holders = await SlotBook.HoldAsync(transaction.Session, slots, cancel);
        if (batch.IsDryRun)
            holders = await RehearsedSlots.AddToAsync(holders, slots, batch, cancel);
        var results = new List<RowResult>();
        var decided = new List<Migrated>();
        foreach (var (row, command) in asked)
        {
            var decision = await transaction.DecideAsync(
                command.ClaimId,
                now,
                given => ValueTask.FromResult(given.Decide(command with { Holders = holders })),
                cancel);
            results.Add(decision switch
            {
                Decision<ClaimEvent>.Refused { Reason: var refusal } => row.Refused(refusal),
                Decision<ClaimEvent>.Accepted { Facts.Count: 0 } => row.Unchanged(),
                _ => row.Accepted(),
            });
            if (decision is not Decision<ClaimEvent>.Accepted { Facts: [Migrated fact] })
                continue;
            holders = holders.Evolve(fact);
            decided.Add(fact);
        }

        if (batch.IsDryRun)
            await RehearsedSlots.KeepAsync(decided, batch, cancel);
        else
            await transaction.SaveAsync(cancel);
        return results;
    }
}
