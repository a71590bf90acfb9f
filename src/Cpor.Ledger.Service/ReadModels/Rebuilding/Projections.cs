using System.Text.Json;
using Cpor.Ledger.Contracts.Projections;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

/// <summary>
/// How the projections stand. All of it comes from the database, so every node and command line knows it.
/// </summary>
public sealed class Projections(IDocumentStore store, NpgsqlDataSource database, Rebuilds rebuilds)
{
    /// <summary>Every projection.</summary>
    public async Task<ProjectionList> ListAsync(CancellationToken cancel = default)
    {
        var rebuilt = (await rebuilds.AllAsync(cancel)).ToDictionary(rebuild => rebuild.Projection);
        var (newest, highWater, shards) = await ShardsAsync(cancel);
        return new ProjectionList(newest, highWater, [.. Lifecycles
            .OrderBy(projection => projection.Key, StringComparer.Ordinal)
            .Select(projection => View(
                projection.Key,
                projection.Value,
                shards.GetValueOrDefault(projection.Key) ?? Shard.Unknown(newest),
                rebuilt.GetValueOrDefault(projection.Key)))]);
    }

    /// <summary>Asks for a rebuild; asking again while one is under way changes nothing.</summary>
    /// <returns>Null when there is no such projection.</returns>
    public async Task<RebuildView?> RebuildAsync(string name, string who, CancellationToken cancel = default) =>
        Lifecycles.TryGetValue(name, out var lifecycle)
            ? await rebuilds.RequestAsync(name, lifecycle == ProjectionLifecycle.Inline, who, cancel)
            : null;

    // What is only folded when it is read has no rows.
    private Dictionary<string, ProjectionLifecycle> Lifecycles => store.Options.Events.Projections()
        .Where(source => source.Lifecycle != ProjectionLifecycle.Live)
        .ToDictionary(source => source.Name, source => source.Lifecycle, StringComparer.Ordinal);

    private static ProjectionView View(string name, ProjectionLifecycle lifecycle, Shard shard, RebuildView? rebuild) =>
        lifecycle == ProjectionLifecycle.Inline
            ? new ProjectionView
            {
                Name = name,
                Lifecycle = "inline",
                State = Rebuilding(rebuild) ?? "running",
                Rebuild = rebuild,
            }
            : new ProjectionView
            {
                Name = name,
                Lifecycle = "async",
                State = Rebuilding(rebuild) ?? shard.Status?.ToLowerInvariant() ?? "starting",
                Sequence = shard.Sequence,
                Behind = shard.Behind,
                BehindSeconds = shard.BehindSeconds,
                Node = shard.Node,
                Failure = shard.Failure,
                FailureKind = shard.FailureKind,
                FailedEvent = shard.FailedEvent,
                Rebuild = rebuild,
            };

    private static string? Rebuilding(RebuildView? rebuild) => rebuild?.State switch
    {
        "requested" => "rebuild-requested",
        "running" => "rebuilding",
        _ => null,
    };

    private async Task<(long Newest, long HighWater, Dictionary<string, Shard> Shards)> ShardsAsync(
        CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            with newest as (select coalesce(max(seq_id), 0) as seq from ledger_events.mt_events)
            select newest.seq, coalesce(h.last_seq_id, 0), split_part(p.name, ':', 1), p.last_seq_id,
              greatest(newest.seq - p.last_seq_id, 0),
              coalesce((
                select greatest(0, extract(epoch from now() - e.timestamp))::bigint from ledger_events.mt_events e
                where e.seq_id > p.last_seq_id order by e.seq_id limit 1), 0),
              p.agent_status, p.running_on_node, split_part(p.pause_reason, E'\n', 1), p.failure_category,
              p.failure_event_sequence
            from newest
            left join ledger_events.mt_event_progression h on h.name = 'HighWaterMark'
            left join ledger_events.mt_event_progression p on p.name like '%:All'
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var (newest, highWater) = (0L, 0L);
        var shards = new Dictionary<string, Shard>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            (newest, highWater) = (row.GetInt64(0), row.GetInt64(1));
            if (!row.IsDBNull(3))
                shards[row.GetString(2)] = Shard.Of(row);
        }

        return (newest, highWater, shards);
    }

    private sealed record Shard(long Sequence, long Behind, long BehindSeconds, string? Status, int? Node)
    {
        public string? Failure { get; init; }

        public string? FailureKind { get; init; }

        public long? FailedEvent { get; init; }

        public static Shard Unknown(long newest) => new(0, newest, 0, null, null);

        public static Shard Of(NpgsqlDataReader row)
        {
            var status = row.IsDBNull(6) ? null : row.GetString(6);
            var broken = status is "Paused" or "Stopped";
            return new Shard(
                row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), status, row.IsDBNull(7) ? null : row.GetInt32(7))
            {
                Failure = !broken || row.IsDBNull(8) ? null : row.GetString(8),
                FailureKind = !broken || row.IsDBNull(9) ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(
                    row.GetString(9)),
                FailedEvent = !broken || row.IsDBNull(10) ? null : row.GetInt64(10),
            };
        }
    }
}
