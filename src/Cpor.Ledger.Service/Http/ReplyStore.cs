using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.Http;

/// <summary>A reply that is given again.</summary>
/// <param name="Headers">Location and ETag, one <c>name: value</c> for each line.</param>
internal sealed record StoredReply(int Status, string Headers, byte[] Body);

/// <summary>What became of taking a key for a request.</summary>
internal abstract record TakenKey
{
    private TakenKey()
    {
    }

    /// <summary>The request is ours to do; <paramref name="Holder"/> proves it.</summary>
    public sealed record Ours(Guid Holder) : TakenKey;

    /// <summary>The request was done before.</summary>
    public sealed record Done(StoredReply Reply) : TakenKey;

    /// <summary>Somebody is doing the request.</summary>
    public sealed record InFlight : TakenKey;

    /// <summary>The key belongs to another request.</summary>
    public sealed record OfAnother : TakenKey;
}

/// <summary>
/// Remembers replies by the caller's key for <see cref="Kept"/>. A process that dies in the middle of a request leaves
/// the key taken for <see cref="Patience"/>; then a retry takes it over. That is safe because commands recognise their
/// own retries by the ids that were made from the key.
/// </summary>
internal sealed class ReplyStore(NpgsqlDataSource database, IClock clock)
{
    /// <summary>How long a reply is kept, by the ledger's clock.</summary>
    public static readonly Duration Kept = Duration.FromHours(48);

    /// <summary>How long a request may take before a retry no longer waits for it.</summary>
    public static readonly Duration Patience = Duration.FromMinutes(1);

    /// <summary>Takes the key for a request, or says who has it: one round trip.</summary>
    /// <param name="claim">The claim that the request is about, by whose erasure it is forgotten.</param>
    public async Task<TakenKey> TakeAsync(Guid id, byte[] request, Guid? claim, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var holder = Guid.CreateVersion7();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            insert into ledger.idempotency as known (id, request, holder, taken_at, claim_id)
            values ($1, $2, $3, $4, $7)
            on conflict (id) do update
              set request = excluded.request, holder = excluded.holder, taken_at = excluded.taken_at,
                  claim_id = excluded.claim_id, status = null, headers = null, body = null
              where known.taken_at <= $5
                or (known.status is null and known.request = excluded.request and known.taken_at <= $6)
            """)
        {
            Parameters =
            {
                At(id),
                At(request),
                At(holder),
                At(now),
                At(now - Kept),
                At(now - Patience),
                new() { Value = claim ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "select holder, request, status, headers, body from ledger.idempotency where id = $1")
        {
            Parameters = { At(id) },
        });
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        // The row can only be missing when its holder gave the key back between the two statements.
        return await rows.ReadAsync(cancel) ? Read(rows, holder, request) : new TakenKey.InFlight();
    }

    /// <summary>Keeps the reply; does nothing when a retry has taken the key over.</summary>
    public Task KeepAsync(Guid id, Guid holder, StoredReply reply) => RunAsync(
        "update ledger.idempotency set status = $3, headers = $4, body = $5 where id = $1 and holder = $2",
        At(id),
        At(holder),
        At((short)reply.Status),
        At(reply.Headers),
        At(reply.Body));

    /// <summary>Gives the key back: what was asked for did not happen, and may be asked for again.</summary>
    public Task GiveBackAsync(Guid id, Guid holder) => RunAsync(
        "delete from ledger.idempotency where id = $1 and holder = $2 and status is null", At(id), At(holder));

    /// <summary>Removes what nobody may ask for again.</summary>
    public Task ForgetOldAsync() => RunAsync(
        "delete from ledger.idempotency where taken_at <= $1", At(clock.GetCurrentInstant() - Kept));

    private static TakenKey Read(NpgsqlDataReader row, Guid holder, byte[] request) => row switch
    {
        _ when row.GetGuid(0) == holder => new TakenKey.Ours(holder),
        _ when !row.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(request) => new TakenKey.OfAnother(),
        _ when row.IsDBNull(2) => new TakenKey.InFlight(),
        _ => new TakenKey.Done(new StoredReply(row.GetInt16(2), row.GetString(3), row.GetFieldValue<byte[]>(4))),
    };

    private async Task RunAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static NpgsqlParameter At(object value) => new() { Value = value };

    private static NpgsqlParameter At(Instant instant) =>
        new() { Value = instant.ToDateTimeUtc(), NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
