using System.Security.Cryptography;
using Cpor.Ledger.Service.Personal;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.OptingOut;

/// <summary>The key that signs links to the opt-out page: one for the ledger, the same on every node.</summary>
public sealed class LinkKey(NpgsqlDataSource database, IKeyEncryption encryption, IClock clock)
{
    private const string Purpose = "opt-out-link-key";

    private byte[]? _key;

    /// <summary>Where the wrapped key lies.</summary>
    internal static WrappedKeys Table { get; } = new("ledger_keys.link_key", "id", _ => Purpose);

    /// <summary>The key, asked of the database once per process and made now if there is none.</summary>
    internal async ValueTask<byte[]> GetAsync(CancellationToken cancel) => _key ??= await LoadAsync(cancel);

    /// <summary>The first row wins, and everybody reads it back.</summary>
    private async Task<byte[]> LoadAsync(CancellationToken cancel)
    {
        var fresh = await encryption.WrapAsync(Purpose, RandomNumberGenerator.GetBytes(32), cancel);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            insert into ledger_keys.link_key (id, wrapped, kek, created_at) values (1, $1, $2, $3)
            on conflict do nothing
            """)
        {
            Parameters =
            {
                new() { Value = fresh },
                new() { Value = encryption.KeyOf(fresh) },
                new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() },
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select wrapped from ledger_keys.link_key"));
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        await rows.ReadAsync(cancel);
        return await encryption.UnwrapAsync(Purpose, rows.GetFieldValue<byte[]>(0), cancel);
    }
}
