using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Checks;

/// <summary>
/// Brings a file of subscriptions into the catalogue. Subscriptions that the file does not name stay as they are, so a
/// file may hold a part; importing a file again changes nothing.
/// </summary>
public sealed class SubscriptionImport(NpgsqlDataSource database, IClock clock)
{
    private const int BatchLength = 1_000, MostProblems = 1_000;

    /// <summary>
    /// Imports the good rows and names the problems of the others. All of it happens in one transaction: when the file
    /// breaks off, nothing has changed.
    /// </summary>
    /// <exception cref="InvalidDataException">
    /// The file is broken, or a column is missing; nothing was imported.
    /// </exception>
    public async Task<ImportReport> ImportAsync(
        Stream file, SubscriptionFormat format, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var batch = new SubscriptionBatch(connection, clock.GetCurrentInstant());
        var report = new ImportReport();
        var firstSeen = new Dictionary<Guid, int>();
        await foreach (var row in SubscriptionFile.ReadAsync(file, format, cancel))
        {
            var subscription = row.Read();
            if (subscription is not null && !firstSeen.TryAdd(subscription.Id.Value, row.Number))
                row.Wrong<int>("subscriptionId", $"stands in row {firstSeen[subscription.Id.Value]} already");
            report = Count(report, row);
            if (row.Problems.Count == 0)
                batch.Add(subscription!);
            if (batch.Count == BatchLength)
                report = Count(report, await batch.WriteAsync(cancel));
        }

        report = Count(report, await batch.WriteAsync(cancel));
        await transaction.CommitAsync(cancel);
        return report;
    }

    private static ImportReport Count(ImportReport report, SubscriptionRow row) => row.Problems.Count == 0
        ? report with { Rows = report.Rows + 1 }
        : report with
        {
            Rows = report.Rows + 1,
            BadRows = report.BadRows + 1,
            Problems = report.Problems.AddRange(row.Problems.Take(MostProblems - report.Problems.Length)),
        };

    private static ImportReport Count(ImportReport report, (int Added, int Changed) written) => report with
    {
        Added = report.Added + written.Added,
        Changed = report.Changed + written.Changed,
    };
}
