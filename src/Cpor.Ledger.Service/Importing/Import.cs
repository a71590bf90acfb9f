using System.Security.Cryptography;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Acts;
using Cpor.Ledger.Service.Storage;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Importing;

/// <summary>What is to be imported.</summary>
/// <param name="File">The path of the file; its ending says what it is.</param>
/// <param name="Name">The import's name, in which the keys of rows are unique.</param>
/// <param name="Results">The path of the file with a line for each row.</param>
/// <param name="IsDryRun">Decides everything and stores nothing.</param>
public sealed record ImportOrder(string File, string Name, string Results, bool IsDryRun = false);

/// <summary>
/// Brings a file in, batch by batch in the order of its rows. What was interrupted, also by a sudden end of the
/// process, goes on when it is started again with the same file: what was done is not done again, and its results come
/// out as they were. A dry run is one transaction that is rolled back.
/// </summary>
public sealed class Import(NpgsqlDataSource database, IActRecorder acts, IClock clock)
{
    /// <summary>Imports a file.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is broken, or a column is missing; what stands before the break was imported.
    /// </exception>
    /// <exception cref="ImportUnderWayException">Another process imports under this name.</exception>
    /// <exception cref="LedgerBusyException">A row lost every race.</exception>
    public async Task<ImportReport> RunAsync(
        IImportKind kind,
        ImportOrder order,
        Action<ImportProgress>? progress = null,
        CancellationToken cancel = default)
    {
        await using var file = File.OpenRead(order.File);
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        file.Position = 0;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var alone = await ImportLock.TakeAsync(connection, $"{kind.Name} {order.Name}", cancel);
        await using var dry = order.IsDryRun ? await connection.BeginTransactionAsync(cancel) : null;
        var identity = new RunIdentity(kind.Name, order.IsDryRun ? $"{order.Name} (dry run)" : order.Name, digest);
        var journal = await ImportJournal.OpenAsync(connection, identity, clock.GetCurrentInstant(), cancel);
        await using var results = ResultsFile.Create(order.Results);
        var run = new ImportRun(kind, order, connection, dry, journal);
        var report = await run.RunAsync(file, results, progress ?? (_ => { }), cancel);
        await results.FlushAsync(cancel);
        if (dry is not null)
            return report;
        await RecordAsync(identity, journal.Run, report, cancel);
        await journal.FinishAsync(clock.GetCurrentInstant(), cancel);
        return report;
    }

    // Before the run is called finished: one that breaks off in between is run again, and records it once.
    private Task<Guid?> RecordAsync(RunIdentity identity, long run, ImportReport report, CancellationToken cancel) =>
        acts.RecordAsync(
            ActStreamId.Of("imports", $"{identity.Kind} {identity.Name}"),
            last => last is ImportFinished finished && finished.Run == run
                ? null
                : new ImportFinished(
                    clock.GetCurrentInstant(),
                    run,
                    identity.Kind,
                    identity.Name,
                    identity.Digest,
                    report.Accepted,
                    report.Refused,
                    report.Unchanged),
            Actor.Ledger("import"),
            cancel);
}
