using Cpor.Ledger.Service.Storage;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>
/// What lies in the database about a claim beside facts and read models, whose texts are sealed. Doing it again does
/// nothing.
/// </summary>
public sealed class StoredTraces(NpgsqlDataSource database, IClock clock)
{
    private const string Erased = "(erased)";

    private static readonly string[] Removals =
    [
        // A kept reply says nothing personal, but has a digest of its request.
        "delete from ledger.idempotency where claim_id = $1 or position(convert_to($1::text, 'UTF8') in body) > 0",
        "delete from ledger.claim_name where claim_id = $1",
        // Why a person read something is in that person's own words.
        $"""
        update ledger_keys.reading set why = '{Erased}'
        where claim_id = $1 and who not like 'ledger:%' and why <> '{Erased}'
        """,
        // A message names things by id only, but what an exception says of it nobody knows.
        $"""
        update {EventStore.MessageSchema}.wolverine_dead_letters set exception_message = '{Erased}'
        where position(convert_to($1::text, 'UTF8') in body) > 0 and exception_message <> '{Erased}'
        """,
    ];

    /// <summary>Removes it.</summary>
    public async Task RemoveAsync(Guid claimId, CancellationToken cancel)
    {
        await using var batch = database.CreateBatch();
        foreach (var sql in Removals)
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = claimId } } });
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Notes that nothing is left to be removed.</summary>
    public async Task FinishAsync(Guid claimId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "insert into ledger_keys.erasure (claim_id, finished_at) values ($1, $2) on conflict do nothing");
        command.Parameters.Add(new() { Value = claimId });
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
