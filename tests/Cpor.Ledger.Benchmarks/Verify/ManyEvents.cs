using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Benchmarks.Verify;

/// <summary>
/// Fills event store and log: the events by one statement, about 600 bytes each, ten to a claim and the claims taking
/// turns; the log by the sequencer itself.
/// </summary>
public static class ManyEvents
{
    private const int InOneBlock = 10_000;

    private const string Fill = """
        set session_replication_role = replica;
        insert into ledger_events.mt_streams (id, type, version, timestamp, created, tenant_id, is_archived)
        select md5('stream ' || i)::uuid, 'ledger_claim', 10, now(), now(), '*DEFAULT*', false
        from generate_series(0, $1 / 10 - 1) i;
        """;

    private const string Events = """
        insert into ledger_events.mt_events
          (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, user_name,
            is_archived)
        select i + 1, gen_random_uuid(), stream, i % 10000 / 1000 + 1,
          jsonb_build_object('claimId', stream, 'lineIds', jsonb_build_array(md5('line ' || i)::uuid),
            'happenedAt', '2026-03-02T09:00:00.' || lpad((i % 1000000)::text, 6, '0') || 'Z',
            'commentId', md5('comment ' || i)::uuid, 'side', 'partner',
            'text', 'sealed:v1:' || stream || ':' || repeat(md5('text ' || i), 10)),
          'commented.v1', '2026-03-02 09:00:00+00'::timestamptz + i * interval '1 millisecond', '*DEFAULT*',
          'Cpor.Ledger.Domain.Claims.Commented, Cpor.Ledger.Domain', md5('request ' || i), 'actor:' || stream, false
        from generate_series($1::bigint, $2::bigint) i,
          lateral (select md5('stream ' || (i / 10000 * 1000 + i % 1000))::uuid as stream) s
        """;

    /// <summary>Stores so many, a multiple of ten thousand, and gives them their positions.</summary>
    /// <returns>How many got theirs each second.</returns>
    public static async Task<double> StoreAsync(LedgerDatabase database, int count)
    {
        await using var owner = NpgsqlDataSource.Create(database.Owner!);
        await using (var connection = await owner.OpenConnectionAsync())
        {
            await ExecuteAsync(connection, Fill.Replace("$1", $"{count}"));
            for (var first = 0; first < count; first += InOneBlock)
            {
                await ExecuteAsync(connection, Events
                    .Replace("$1", $"{first}").Replace("$2", $"{first + InOneBlock - 1}"));
            }
        }

        // Gives each of them a place among those that wait.
        await LogSchema.FillAsync(owner);
        var (events, took) = await Backlog.WorkOffAsync(database);
        await using var calm = await owner.OpenConnectionAsync();
        await ExecuteAsync(calm, "vacuum analyze");
        await ExecuteAsync(calm, "checkpoint");
        return events / took.TotalSeconds;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
