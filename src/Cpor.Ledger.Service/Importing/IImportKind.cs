using Npgsql;

namespace Cpor.Ledger.Service.Importing;

/// <summary>One kind of rows that can be imported.</summary>
public interface IImportKind
{
    /// <summary>What the rows are, as <c>subscriptions</c>.</summary>
    string Name { get; }

    /// <summary>What stands in a row.</summary>
    ImportColumns Columns { get; }

    /// <summary>How many rows are stored in one transaction.</summary>
    int BatchLength { get; }

    /// <summary>The rows of a file; <paramref name="name"/> says by its ending what it is.</summary>
    /// <exception cref="InvalidDataException">The file is broken, lacks a column, or has another ending.</exception>
    IAsyncEnumerable<ImportRow> ReadAsync(Stream file, string name, CancellationToken cancel) =>
        RowFile.ReadAsync(file, name, Columns, cancel);

    /// <summary>
    /// Decides rows and stores the good ones in the open transaction. Called again with the same rows when a race was
    /// lost. No key is among the rows twice.
    /// </summary>
    /// <returns>A result for each row, in any order.</returns>
    Task<IReadOnlyList<RowResult>> StoreAsync(
        IReadOnlyList<ImportRow> rows, ImportBatch batch, CancellationToken cancel);
}

/// <summary>Where a batch of rows is stored.</summary>
/// <param name="Transaction">The open transaction; whoever opened it ends it.</param>
/// <param name="Import">The import's name, in which keys are unique.</param>
/// <param name="IsDryRun">Whether the transaction will be rolled back at the end of the file.</param>
public sealed record ImportBatch(NpgsqlTransaction Transaction, string Import, bool IsDryRun)
{
    /// <summary>The transaction's connection.</summary>
    public NpgsqlConnection Connection => Transaction.Connection!;
}

/// <summary>The columns of a file, or the properties of its JSON objects.</summary>
/// <param name="Key">The column that tells rows apart.</param>
/// <param name="Required">The other columns that must be there.</param>
/// <param name="Optional">Columns that may be missing. Others are not looked at.</param>
/// <param name="Canonical">The key in the form that it is compared in, or null when it is none.</param>
public sealed record ImportColumns(
    string Key, string[] Required, string[] Optional, Func<string, string?> Canonical)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<string> All => [Key, .. Required, .. Optional];
}
