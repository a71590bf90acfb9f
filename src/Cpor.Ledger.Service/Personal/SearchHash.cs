using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// A keyed hash (HMAC-SHA256) by which erasable text can be found without being stored: equal texts have equal hashes,
/// and without the ledger's key nobody can try addresses against them. A hash is still personal data: whoever stores
/// one removes it when the claim is erased.
/// </summary>
public sealed class SearchHash(NpgsqlDataSource database, IKeyEncryption encryption, IClock clock)
{
    private const string Purpose = "search-key";

    private byte[]? _key;

    /// <summary>Where the wrapped key lies.</summary>
    internal static WrappedKeys Table { get; } = new("ledger_keys.search_key", "id", _ => Purpose);

    /// <summary>
    /// The hash as 64 lower-case hexadecimal digits. Surrounding space, letter case and the way accents are composed
    /// make no difference; <paramref name="subject"/> does, so that a name is not found by an address.
    /// </summary>
    /// <param name="subject">What kind of text it is, as <c>email</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancel">Ends the wait for the database, which is asked once per process.</param>
    public async ValueTask<string> ComputeAsync(string subject, string text, CancellationToken cancel = default)
    {
        _key ??= await LoadAsync(cancel);
        var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{subject}\0{Normalise(text)}"));
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Trimmed, lower case, Unicode normalization form C.</summary>
    public static string Normalise(string text) =>
        CanonicalForm.Of(CanonicalForm.Of(text.Trim()).ToLowerInvariant());

    /// <summary>The first row wins, and everybody reads it back.</summary>
    private async Task<byte[]> LoadAsync(CancellationToken cancel)
    {
        var fresh = await encryption.WrapAsync(Purpose, RandomNumberGenerator.GetBytes(32), cancel);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            insert into ledger_keys.search_key (id, wrapped, kek, created_at) values (1, $1, $2, $3)
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
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select wrapped from ledger_keys.search_key"));
        var wrapped = (byte[])(await FirstValueAsync(batch, cancel));
        return await encryption.UnwrapAsync(Purpose, wrapped, cancel);
    }

    private static async Task<object> FirstValueAsync(NpgsqlBatch batch, CancellationToken cancel)
    {
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        await rows.ReadAsync(cancel);
        return rows.GetValue(0);
    }
}
