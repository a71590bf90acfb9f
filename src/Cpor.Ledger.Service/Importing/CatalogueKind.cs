using Npgsql;

namespace Cpor.Ledger.Service.Importing;

/// <summary>
/// Rows of a catalogue, which is a table: a row that is new or different is written over what was there, others are
/// left. What the file does not name stays as it is.
/// </summary>
public abstract class CatalogueKind<TValue> : IImportKind
    where TValue : class
{
    public abstract string Name { get; }

    public abstract ImportColumns Columns { get; }

    public int BatchLength => 1_000;

    public async Task<IReadOnlyList<RowResult>> StoreAsync(
        IReadOnlyList<ImportRow> rows, ImportBatch batch, CancellationToken cancel)
    {
        var results = new List<RowResult>();
        var good = new List<(ImportRow Row, TValue Value)>();
        foreach (var row in rows)
        {
            var validator = new RowValidator(row);
            var value = Read(validator);
            if (validator.Refusal is { } refusal)
                results.Add(row.Refused(refusal));
            else
                good.Add((row, value));
        }

        results.AddRange(await StoreAsync(good, batch, cancel));
        return results;
    }

    /// <summary>The value of a row; it means nothing when the row has noted something.</summary>
    protected abstract TValue Read(RowValidator row);

    /// <summary>The statement that writes what differs and returns the keys that it has written.</summary>
    protected abstract NpgsqlCommand Upsert(IReadOnlyList<TValue> values);

    /// <summary>Stores values that are in order by themselves.</summary>
    protected virtual async Task<IReadOnlyList<RowResult>> StoreAsync(
        IReadOnlyList<(ImportRow Row, TValue Value)> good, ImportBatch batch, CancellationToken cancel)
    {
        if (good.Count == 0)
            return [];
        await using var upsert = Upsert([.. good.Select(one => one.Value)]);
        upsert.Connection = batch.Connection;
        var written = new HashSet<string>(StringComparer.Ordinal);
        await using var keys = await upsert.ExecuteReaderAsync(cancel);
        while (await keys.ReadAsync(cancel))
            written.Add(keys.GetString(0));
        return [.. good.Select(one => written.Contains(one.Row.Key) ? one.Row.Accepted() : one.Row.Unchanged())];
    }
}
