using System.Security.Cryptography;
using Cpor.Ledger.Service.Settings;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// The data keys of claims: one each, wrapped by the key-encryption key, in a table outside the event store. To erase a
/// claim's personal data is to destroy its key; the row stays and says when.
/// </summary>
/// <remarks>
/// Keys are held in memory for a while. Another node may destroy a key meanwhile, so reading always asks the table
/// (<see cref="Unsealing"/>), and only sealing trusts the memory: what it seals then can never be read again.
/// </remarks>
public sealed class ClaimKeys(
    NpgsqlDataSource database, IKeyEncryption encryption, IClock clock, PersonalSettings settings) : IDisposable
{
    /// <summary>Where the wrapped keys lie.</summary>
    internal static WrappedKeys Table { get; } = new(
        "ledger_keys.claim_key", "claim_id", id => Purpose((Guid)id));

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = settings.CachedKeys });
    private readonly Lock _writing = new();

    /// <summary>
    /// The claim's key, made now if there is none. Any number of callers on any number of nodes get the same key: the
    /// first row wins, and everybody reads it back.
    /// </summary>
    public async Task<ClaimKeyState> GetOrCreateAsync(Guid claimId, CancellationToken cancel = default)
    {
        if (_cache.Get<ClaimKeyState>(claimId) is { } cached)
            return cached;
        var fresh = await encryption.WrapAsync(
            Purpose(claimId), RandomNumberGenerator.GetBytes(ClaimKey.Length), cancel);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            insert into ledger_keys.claim_key (claim_id, wrapped, kek, created_at) values ($1, $2, $3, $4)
            on conflict do nothing
            """)
        {
            Parameters =
            {
                new() { Value = claimId },
                new() { Value = fresh },
                new() { Value = encryption.KeyOf(fresh) },
                new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() },
            },
        });
        batch.BatchCommands.Add(Select([claimId]));
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        await rows.ReadAsync(cancel);
        return (await StateAsync(rows, cancel)).State;
    }

    /// <summary>
    /// The states of several claims' keys in one round trip, asked of the table and not of the memory.
    /// </summary>
    public async Task<Dictionary<Guid, ClaimKeyState>> GetAsync(
        IReadOnlyCollection<Guid> claimIds, CancellationToken cancel = default)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Select([.. claimIds]));
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        return await StatesAsync(rows, claimIds, cancel);
    }

    /// <summary>The state of one claim's key, asked of the table and not of the memory.</summary>
    public async Task<ClaimKeyState> GetAsync(Guid claimId, CancellationToken cancel = default) =>
        (await GetAsync([claimId], cancel))[claimId];

    /// <summary>
    /// Destroys the claim's key, also one that was never made, so that none can be made later. Doing it again changes
    /// nothing and gives the first instant.
    /// </summary>
    public async Task<Instant> DestroyAsync(Guid claimId, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("""
            insert into ledger_keys.claim_key as key (claim_id, wrapped, kek, created_at, destroyed_at)
            values ($1, null, $2, $3, $3)
            on conflict (claim_id) do update
              set wrapped = null, destroyed_at = coalesce(key.destroyed_at, excluded.destroyed_at)
            returning destroyed_at
            """);
        command.Parameters.Add(new() { Value = claimId });
        command.Parameters.Add(new() { Value = encryption.Name });
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        var at = ToInstant((DateTime)(await command.ExecuteScalarAsync(cancel))!);
        Remember(claimId, new ClaimKeyState.Destroyed(at));
        return at;
    }

    public void Dispose() => _cache.Dispose();

    /// <summary>Reads rows of (claim_id, wrapped, destroyed_at); claims without a row are <c>Missing</c>.</summary>
    internal async Task<Dictionary<Guid, ClaimKeyState>> StatesAsync(
        NpgsqlDataReader rows, IEnumerable<Guid> claimIds, CancellationToken cancel)
    {
        var states = claimIds.Distinct().ToDictionary(id => id, ClaimKeyState (_) => new ClaimKeyState.Missing());
        while (await rows.ReadAsync(cancel))
        {
            var (claimId, state) = await StateAsync(rows, cancel);
            states[claimId] = state;
        }

        return states;
    }

    private static NpgsqlBatchCommand Select(Guid[] claimIds) =>
        new("select claim_id, wrapped, destroyed_at from ledger_keys.claim_key where claim_id = any($1)")
        {
            Parameters = { new() { Value = claimIds } },
        };

    private async ValueTask<(Guid ClaimId, ClaimKeyState State)> StateAsync(
        NpgsqlDataReader row, CancellationToken cancel)
    {
        var claimId = row.GetGuid(0);
        if (row.IsDBNull(1))
            return (claimId, Remember(claimId, new ClaimKeyState.Destroyed(ToInstant(row.GetDateTime(2)))));
        if (_cache.Get<ClaimKeyState>(claimId) is ClaimKeyState.Live known)
            return (claimId, known);
        var key = await encryption.UnwrapAsync(Purpose(claimId), row.GetFieldValue<byte[]>(1), cancel);
        return (claimId, Remember(claimId, new ClaimKeyState.Live(new ClaimKey(claimId, key))));
    }

    /// <summary>A key that was read just before it was destroyed must not come back after it.</summary>
    private ClaimKeyState Remember(Guid claimId, ClaimKeyState state)
    {
        lock (_writing)
        {
            if (state is ClaimKeyState.Live && _cache.Get<ClaimKeyState>(claimId) is ClaimKeyState.Destroyed destroyed)
                return destroyed;
            return _cache.Set(claimId, state, new MemoryCacheEntryOptions
            {
                Size = 1,
                AbsoluteExpirationRelativeToNow = settings.KeysCachedFor.ToTimeSpan(),
            });
        }
    }

    private static string Purpose(Guid claimId) => $"claim-key {claimId:D}";

    private static Instant ToInstant(DateTime utc) => Instant.FromDateTimeUtc(utc);
}
