using System.Globalization;
using Npgsql;

namespace Cpor.Ledger.Service.Personal;

/// <summary>Under which key-encryption keys the ledger's keys lie.</summary>
/// <param name="Current">The one that new keys are wrapped with.</param>
/// <param name="Wrapped">How many keys lie under each one that is needed.</param>
public sealed record KeysByEncryption(string Current, IReadOnlyDictionary<string, long> Wrapped);

/// <summary>
/// Puts every key of the ledger under a new key-encryption key. Facts and texts are not touched, and readers notice
/// nothing: a row is exchanged only while it holds what was unwrapped, so a key that is destroyed meanwhile stays so.
/// What broke off is gone on with by doing it again.
/// </summary>
public sealed class KeyRotation(NpgsqlDataSource database, IKeyEncryption encryption, IEnumerable<WrappedKeys> tables)
{
    private const int RowsAtOnce = 500;

    /// <summary>Longer than any process goes on with a key-encryption key that was replaced.</summary>
    private static readonly TimeSpan TimeInUse = TimeSpan.FromHours(1);

    /// <summary>How the keys lie now.</summary>
    public async Task<KeysByEncryption> LookAsync(CancellationToken cancel)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            await using var command = database.CreateCommand(
                $"select wrapped from {table.Table} where wrapped is not null");
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                var key = encryption.KeyOf(rows.GetFieldValue<byte[]>(0));
                found[key] = found.GetValueOrDefault(key) + 1;
            }
        }

        return new KeysByEncryption(encryption.Current, found);
    }

    /// <summary>Makes a new key-encryption key.</summary>
    public void Begin() => encryption.Renew();

    /// <summary>Removes the key-encryption keys that nothing lies under any more.</summary>
    /// <returns>Which ones; none when the current one is too new.</returns>
    public async Task<IReadOnlyList<string>> RetireAsync(CancellationToken cancel) =>
        encryption.Retire([.. (await LookAsync(cancel)).Wrapped.Keys], TimeInUse);

    /// <summary>Wraps again whatever lies under another key-encryption key than the current one.</summary>
    /// <returns>How many keys were.</returns>
    public async Task<long> FinishAsync(CancellationToken cancel)
    {
        var (current, done) = (encryption.Current, 0L);
        foreach (var table in tables)
        {
            object? after = null;
            while (await PageAsync(table, after, cancel) is { Count: > 0 } page)
            {
                foreach (var (id, wrapped) in page.Where(row => encryption.KeyOf(row.Wrapped) != current))
                    done += await WrapAsync(table, id, wrapped, cancel);
                after = page[^1].Id;
            }
        }

        return done;
    }

    private async Task<List<(object Id, byte[] Wrapped)>> PageAsync(
        WrappedKeys table, object? after, CancellationToken cancel)
    {
        var beyond = after is null ? "" : $"and {table.Id} > $1";
        await using var command = database.CreateCommand(
            $"""
            select {table.Id}, wrapped from {table.Table} where wrapped is not null {beyond}
            order by {table.Id} limit {RowsAtOnce.ToString(CultureInfo.InvariantCulture)}
            """);
        if (after is not null)
            command.Parameters.Add(new() { Value = after });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var page = new List<(object, byte[])>();
        while (await rows.ReadAsync(cancel))
            page.Add((rows.GetValue(0), rows.GetFieldValue<byte[]>(1)));
        return page;
    }

    private async Task<int> WrapAsync(WrappedKeys table, object id, byte[] wrapped, CancellationToken cancel)
    {
        var key = await encryption.UnwrapAsync(table.Purpose(id), wrapped, cancel);
        var fresh = await encryption.WrapAsync(table.Purpose(id), key, cancel);
        await using var command = database.CreateCommand(
            $"update {table.Table} set wrapped = $3, kek = $4 where {table.Id} = $1 and wrapped = $2");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = wrapped });
        command.Parameters.Add(new() { Value = fresh });
        command.Parameters.Add(new() { Value = encryption.KeyOf(fresh) });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
