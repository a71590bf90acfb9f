using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Storage;
using Marten;
using Npgsql;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>
/// Applies erasures again: a restored backup brings back keys, files, or claims from before they were erased.
/// </summary>
public sealed class ErasureRepeats(
    IDocumentStore store, NpgsqlDataSource database, ErasureJournal journal, ClaimTraces traces, ClaimLedger ledger)
{
    private const string Undone = $"""
        select d.id, key.wrapped is not null from {EventStore.DocumentSchema}.mt_doc_ledgerclaim d
        left join ledger_keys.claim_key key on key.claim_id = d.id
        left join ledger_keys.erasure erasure on erasure.claim_id = d.id
        where d.erased_at is not null
          and ($1 or key.destroyed_at is null or erasure.finished_at is null)
        """;

    private const string Forgotten = $"""
        select id from {EventStore.DocumentSchema}.mt_doc_ledgerclaim where id = any($1) and erased_at is null
        """;

    /// <summary>Erases what is erased by its facts and is not gone.</summary>
    /// <param name="all">
    /// Also where nothing seems to be left to do: files are looked for that were brought back.
    /// </param>
    /// <returns>How many keys were still there.</returns>
    public async Task<int> ApplyAsync(bool all, CancellationToken cancel)
    {
        var undone = await UndoneAsync(all, cancel);
        await using var session = store.QuerySession();
        var failures = new List<Exception>();
        foreach (var (claimId, _) in undone)
        {
            try
            {
                if (await session.LoadAsync<LedgerClaim>(claimId, cancel) is { } claim)
                    await traces.RemoveAsync(claim, cancel);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // The others do not wait for this one.
                failures.Add(failed);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException(failures);

        return undone.Count(one => one.KeyIsThere);
    }

    /// <summary>
    /// Erases again what the database does not know to be erased any more. The texts are gone whatever the claim
    /// answers: where its contact would still be needed, the fact follows as soon as it is not.
    /// </summary>
    /// <returns>How many claims did not know.</returns>
    public async Task<int> RememberAsync(CancellationToken cancel)
    {
        var forgotten = await ForgottenAsync(cancel);
        await using var session = store.QuerySession();
        foreach (var claimId in forgotten)
        {
            await traces.RemoveAsync((await session.LoadAsync<LedgerClaim>(claimId, cancel))!, cancel);
            var kept = await journal.ReadAsync(claimId, cancel);
            await ledger.DecideAsync(
                kept.Fact.ClaimId,
                new ErasePersonalData(kept.Fact.Scope, kept.Fact.Basis, kept.Fact.CaseReference),
                new Actor(kept.By),
                cancel);
        }

        return forgotten.Count;
    }

    private async Task<List<Guid>> ForgottenAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Forgotten);
        command.Parameters.Add(new() { Value = journal.Claims().ToArray() });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var forgotten = new List<Guid>();
        while (await rows.ReadAsync(cancel))
            forgotten.Add(rows.GetGuid(0));
        return forgotten;
    }

    private async Task<List<(Guid ClaimId, bool KeyIsThere)>> UndoneAsync(bool all, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Undone);
        command.Parameters.Add(new() { Value = all });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var undone = new List<(Guid, bool)>();
        while (await rows.ReadAsync(cancel))
            undone.Add((rows.GetGuid(0), !rows.IsDBNull(1) && rows.GetBoolean(1)));
        return undone;
    }
}
