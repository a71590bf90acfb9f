using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Storage;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using Marten;
using Npgsql;
using SessionOptions = Marten.Services.SessionOptions;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

/// <summary>
/// Rebuilds the rows that are written with the facts, under the writers' feet. A batch locks its streams, folds their
/// facts and writes their rows in place, in one transaction:
/// <list type="bullet">
/// <item>A writer needs the lock of its stream to append, so facts that are not folded here come after the
/// batch.</item>
/// <item>A row is never deleted to be written again, so nobody ever misses it.</item>
/// <item>
/// A writer that had read a row before it was put right would build on the wrong one: a corrected row is of a higher
/// edition, and the database refuses to put a lower one over it (<c>Storage/Tables/ledger.sql</c>). Such a writer
/// decides again on the right row, as after any lost race.
/// </item>
/// </list>
/// Where it has got to is stored in the same transaction, so it goes on there after a crash.
/// </summary>
internal sealed class ClaimRows(IDocumentStore store, NpgsqlDataSource database) : IInlineRows
{
    private const string Table = $"{EventStore.DocumentSchema}.mt_doc_ledgerclaim";
    private const string Streams = $"{EventStore.EventSchema}.mt_streams";
    private const int ClaimsInOneBatch = 100;

    public string Projection => LedgerClaimProjection.PublicName;

    public async Task RebuildAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                if (!await BatchAsync(cancel))
                    break;
            }
            catch (PostgresException deadlock) when (deadlock.SqlState == PostgresErrorCodes.DeadlockDetected)
            {
                // A writer of several streams held one that this batch wanted; the same batch is tried again.
            }
        }

        await RemoveRowsWithoutFactsAsync(cancel);
    }

    private async Task<bool> BatchAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var claims = await LockAsync(connection, cancel);
        if (claims.Length == 0)
            return false;
        await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        var facts = await session.Events.QueryAllRawEvents()
            .Where(fact => fact.StreamId.IsOneOf(claims))
            .OrderBy(fact => fact.Sequence)
            .ToListAsync(cancel);
        var folded = facts.GroupBy(fact => fact.StreamId)
            .Select(stream => (Row: ClaimAsOf.Fold(stream.Key, stream), Last: stream.Last()))
            .Where(claim => claim.Row is not null)
            .ToDictionary(claim => claim.Row!.Id, claim => (Row: claim.Row!, claim.Last));
        var corrected = await WriteAsync(connection, session, folded, cancel);
        await RememberAsync(connection, claims, corrected, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<Guid[]> LockAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select s.id from {Streams} s, ledger.rebuild r
            where r.projection = '{LedgerClaimProjection.PublicName}'
              and s.type = '{EventStore.ClaimStreams}' and s.created <= r.started_at
              and (r.last_claim is null or s.id > r.last_claim)
            order by s.id limit {ClaimsInOneBatch} for update of s
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var claims = new List<Guid>();
        while (await reader.ReadAsync(cancel))
            claims.Add(reader.GetGuid(0));
        return [.. claims];
    }

    private async Task<int> WriteAsync(
        NpgsqlConnection connection,
        IDocumentSession session,
        Dictionary<Guid, (LedgerClaim Row, IEvent Last)> folded,
        CancellationToken cancel)
    {
        var corrected = 0;
        var rows = await session.FetchProjectionStorageAsync<LedgerClaim, Guid>(
            StorageConstants.DefaultTenantId, cancel);
        foreach (var (id, edition, right) in await CompareAsync(connection, folded, cancel))
        {
            corrected += right ? 0 : 1;
            var row = folded[id].Row with { Edition = right ? edition : edition + 1 };
            rows.StoreProjection(row, folded[id].Last, AggregationScope.SingleStream);
        }

        await session.SaveChangesAsync(cancel);
        return corrected;
    }

    /// <summary>
    /// The edition of each stored row, 0 when there is none, and whether it is as it should be. The rows are compared
    /// unread: one of another shape could not be read, which is a reason to rebuild it.
    /// </summary>
    private async Task<List<(Guid Id, int Edition, bool Right)>> CompareAsync(
        NpgsqlConnection connection, Dictionary<Guid, (LedgerClaim Row, IEvent Last)> folded, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select f.id, coalesce((d.data ->> 'edition')::int, 0),
              d.data - 'edition' is not distinct from f.data::jsonb - 'edition'
            from unnest($1, $2) as f(id, data) left join {Table} d on d.id = f.id
            """,
            connection);
        command.Parameters.Add(new() { Value = folded.Keys.ToArray() });
        command.Parameters.Add(new()
        {
            Value = folded.Values.Select(claim => store.Options.Serializer().ToJson(claim.Row)).ToArray(),
        });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<(Guid, int, bool)>();
        while (await reader.ReadAsync(cancel))
            found.Add((reader.GetGuid(0), reader.GetInt32(1), reader.GetBoolean(2)));
        return found;
    }

    private static async Task RememberAsync(
        NpgsqlConnection connection, Guid[] claims, int corrected, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            update ledger.rebuild
            set last_claim = $1, done = done + $2, corrected = coalesce(corrected, 0) + $3
            where projection = '{LedgerClaimProjection.PublicName}'
            """,
            connection);
        command.Parameters.Add(new() { Value = claims[^1] });
        command.Parameters.Add(new() { Value = (long)claims.Length });
        command.Parameters.Add(new() { Value = (long)corrected });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>A stream and its row appear together, so a row without a stream never had one.</summary>
    private async Task RemoveRowsWithoutFactsAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"""
            with removed as (
              delete from {Table} d where not exists (select from {Streams} s where s.id = d.id) returning 1)
            update ledger.rebuild set corrected = coalesce(corrected, 0) + (select count(*) from removed)
            where projection = '{LedgerClaimProjection.PublicName}'
            """);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
