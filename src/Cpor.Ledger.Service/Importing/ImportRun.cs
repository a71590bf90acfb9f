using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Service.Importing;

/// <summary>One run of an import over its file.</summary>
internal sealed class ImportRun(
    IImportKind kind, ImportOrder order, NpgsqlConnection connection, NpgsqlTransaction? dry, ImportJournal journal)
{
    private const int Attempts = 25;

    public async Task<ImportReport> RunAsync(
        FileStream file, ResultsFile results, Action<ImportProgress> progress, CancellationToken cancel)
    {
        var report = new ImportReport();
        await foreach (var result in journal.DoneAsync(cancel))
        {
            await results.WriteAsync(result, cancel);
            report = report.With(result) with { Resumed = report.Resumed + 1 };
        }

        var rows = kind.ReadAsync(file, order.File, cancel).Skip(report.Resumed);
        await foreach (var batch in rows.Chunk(kind.BatchLength).WithCancellation(cancel))
        {
            foreach (var result in await StoreAsync(batch, cancel))
            {
                await results.WriteAsync(result, cancel);
                report = report.With(result);
            }

            progress(new ImportProgress(report, (double)file.Position / Math.Max(1, file.Length)));
        }

        return report;
    }

    private async Task<IReadOnlyList<RowResult>> StoreAsync(ImportRow[] rows, CancellationToken cancel)
    {
        if (dry is not null)
            return await DecideAsync(rows, dry, cancel);
        try
        {
            return await TryAsync(rows, cancel);
        }
        catch (Exception lost) when (LostRace.Is(lost))
        {
            // Somebody else wanted one of the slots or claims; the others need not lose with it.
            var results = new List<RowResult>();
            foreach (var row in rows)
                results.AddRange(await StoreAloneAsync(row, cancel));
            return results;
        }
    }

    private async Task<IReadOnlyList<RowResult>> StoreAloneAsync(ImportRow row, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return await TryAsync([row], cancel);
            }
            catch (Exception lost) when (LostRace.Is(lost))
            {
                // Decided again on what the winner wrote.
            }
        }

        throw new LedgerBusyException();
    }

    private async Task<IReadOnlyList<RowResult>> TryAsync(ImportRow[] rows, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var results = await DecideAsync(rows, transaction, cancel);
        await transaction.CommitAsync(cancel);
        return results;
    }

    private async Task<IReadOnlyList<RowResult>> DecideAsync(
        ImportRow[] rows, NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var keys = rows.Select(row => row.Key).Where(key => kind.Columns.Canonical(key) is not null);
        var seen = await journal.SeenAsync(keys, cancel);
        var first = rows.Where(row => kind.Columns.Canonical(row.Key) is null || seen.Add(row.Key)).ToList();
        var results = await kind.StoreAsync(first, new ImportBatch(transaction, order.Name, order.IsDryRun), cancel);
        var all = results.Concat(rows.Except(first).Select(row => row.Refused(
                "key-repeated", kind.Columns.Key, "An earlier row of the file has the same key.")))
            .OrderBy(result => result.Row)
            .ToList();
        await journal.NoteAsync(all, cancel);
        return all;
    }
}
