using Cpor.Ledger.Contracts.Actors;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.Access;

/// <summary>
/// Knows the people and machines behind the opaque ids that facts are recorded with, until they are erased.
/// </summary>
/// <remarks>
/// Ids are held in memory for a few minutes. After an erasure another node may go on using the erased id for so long;
/// the id still leads to nobody.
/// </remarks>
public sealed class ActorDirectory(NpgsqlDataSource database, IClock clock) : IDisposable
{
    private const string Prefix = "actor:";

    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _ids = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>
    /// The id of a subject of an issuer, always the same one until it is erased; made now when there is none. The
    /// display name is kept up to date.
    /// </summary>
    public async ValueTask<string> IdOfAsync(
        string issuer, string subject, string? displayName, CancellationToken cancel = default)
    {
        var key = (issuer, subject, displayName);
        if (_ids.Get<string>(key) is { } known)
            return known;
        await using var command = database.CreateCommand("""
            with known as (
              select id from ledger_keys.actor
              where issuer = $1 and subject = $2 and display_name is not distinct from $3),
            made as (
              insert into ledger_keys.actor (issuer, subject, display_name, created_at)
              select $1, $2, $3, $4 where not exists (select from known)
              on conflict (issuer, subject) do update set display_name = excluded.display_name
              returning id)
            select id from known union all select id from made
            """);
        command.Parameters.Add(new() { Value = issuer });
        command.Parameters.Add(new() { Value = subject });
        command.Parameters.Add(new() { Value = displayName ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(Now());
        var id = $"{Prefix}{(Guid)(await command.ExecuteScalarAsync(cancel))!:D}";
        return _ids.Set(key, id, new MemoryCacheEntryOptions
        {
            Size = 1,
            AbsoluteExpirationRelativeToNow = RememberedFor,
        });
    }

    /// <summary>The actor with that id, erased or not; null when nobody ever had the id.</summary>
    public async Task<ActorView?> FindAsync(string actorId, CancellationToken cancel = default)
    {
        if (GuidOf(actorId) is not { } id)
            return null;
        await using var command = database.CreateCommand(
            "select coalesce(display_name, subject), erased_at from ledger_keys.actor where id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
            return null;
        return new ActorView
        {
            ActorId = actorId,
            Name = row.IsDBNull(0) ? null : row.GetString(0),
            ErasedAt = row.IsDBNull(1) ? null : Instant.FromDateTimeUtc(row.GetDateTime(1)),
        };
    }

    /// <summary>
    /// Forgets whom an id stands for; the id stays in the facts and is never used again. The same person gets a new id
    /// when they come back. Doing it again changes nothing.
    /// </summary>
    /// <returns>False when there is no such actor.</returns>
    public async Task<bool> EraseAsync(string actorId, CancellationToken cancel = default)
    {
        if (GuidOf(actorId) is not { } id)
            return false;
        await using var command = database.CreateCommand("""
            update ledger_keys.actor
            set issuer = null, subject = null, display_name = null, erased_at = coalesce(erased_at, $2)
            where id = $1
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(Now());
        var found = await command.ExecuteNonQueryAsync(cancel) > 0;
        _ids.Clear();
        return found;
    }

    public void Dispose() => _ids.Dispose();

    private NpgsqlParameter Now() => new()
    {
        Value = clock.GetCurrentInstant().ToDateTimeUtc(),
        NpgsqlDbType = NpgsqlDbType.TimestampTz,
    };

    private static Guid? GuidOf(string actorId) =>
        actorId.StartsWith(Prefix, StringComparison.Ordinal)
        && Guid.TryParseExact(actorId[Prefix.Length..], "D", out var id)
            ? id
            : null;
}
