using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Service.Storage;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

/// <summary>
/// The rebuilds that were asked for, one for each projection. A row in the database and not a call: whoever asks, on
/// whichever node or command line, the node that runs the projection does it, and if that dies another one does.
/// </summary>
public sealed class Rebuilds(NpgsqlDataSource database)
{
    internal const string Claims = "claims";

    private const string Events = "events";

    // A rebuild begins by forgetting the projection's progress, so what was written before it began says nothing.
    private const string Select = """
        select r.projection, r.unit, r.requested_by, r.requested_at, r.started_at, r.finished_at, r.node, r.total,
          case when r.unit = 'claims' then r.done
               when r.finished_at is not null and r.failure is null then coalesce(r.total, 0)
               when p.last_updated >= r.started_at then least(p.last_seq_id, r.total)
               else 0 end,
          r.corrected, r.failure, extract(epoch from coalesce(r.finished_at, now()) - r.started_at)::float8
        from ledger.rebuild r
        left join ledger_events.mt_event_progression p on p.name = r.projection || ':All'
        """;

    /// <summary>
    /// Asks for a rebuild and answers it. While one is asked for or under way, asking again changes nothing.
    /// </summary>
    public async Task<RebuildView> RequestAsync(
        string projection, bool inline, string who, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("""
            insert into ledger.rebuild (projection, unit, requested_by, requested_at) values ($1, $2, $3, now())
            on conflict (projection) do update
              set unit = $2, requested_by = $3, requested_at = now(),
                started_at = null, finished_at = null, node = null,
                total = null, done = 0, corrected = null, last_claim = null, failure = null
              where ledger.rebuild.finished_at is not null
            """);
        command.Parameters.Add(new() { Value = projection });
        command.Parameters.Add(new() { Value = inline ? Claims : Events });
        command.Parameters.Add(new() { Value = who });
        await command.ExecuteNonQueryAsync(cancel);
        return (await FindAsync(projection, cancel))!;
    }

    /// <summary>The last rebuild of a projection, or null when it was never rebuilt.</summary>
    public async Task<RebuildView?> FindAsync(string projection, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand($"{Select} where r.projection = $1");
        command.Parameters.Add(new() { Value = projection });
        return (await ReadAsync(command, cancel)).SingleOrDefault();
    }

    /// <summary>The last rebuild of every projection that was ever rebuilt.</summary>
    public async Task<IReadOnlyList<RebuildView>> AllAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Select);
        return await ReadAsync(command, cancel);
    }

    internal async Task<IReadOnlyList<RebuildView>> UnfinishedAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"{Select} where r.finished_at is null order by r.requested_at");
        return await ReadAsync(command, cancel);
    }

    /// <summary>How many claims there are.</summary>
    internal async Task<long> CountClaimsAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"select count(*) from ledger_events.mt_streams where type = '{EventStore.ClaimStreams}'");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    internal async Task BeginAsync(string projection, int node, long total, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            update ledger.rebuild set node = $2, total = $3, started_at = clock_timestamp()
            where projection = $1 and finished_at is null
            """);
        command.Parameters.Add(new() { Value = projection });
        command.Parameters.Add(new() { Value = node });
        command.Parameters.Add(new() { Value = total });
        await command.ExecuteNonQueryAsync(cancel);
    }

    internal async Task EndAsync(string projection, string? failure, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            update ledger.rebuild
            set finished_at = clock_timestamp(), failure = $2,
              total = case when $2 is null and unit = 'claims' then done else total end
            where projection = $1 and finished_at is null
            """);
        command.Parameters.Add(new() { Value = projection });
        command.Parameters.Add(new() { Value = failure ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<IReadOnlyList<RebuildView>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<RebuildView>();
        while (await row.ReadAsync(cancel))
            found.Add(View(row));
        return found;
    }

    private static RebuildView View(NpgsqlDataReader row)
    {
        var (started, finished) = (Moment(row, 4), Moment(row, 5));
        var (total, done, failure) = (Number(row, 7), row.GetInt64(8), Text(row, 10));
        var rate = row.IsDBNull(11) || row.GetDouble(11) <= 0 || done == 0 ? null : (double?)(done / row.GetDouble(11));
        return new RebuildView
        {
            Projection = row.GetString(0),
            State = (started, finished, failure) switch
            {
                (_, not null, null) => "done",
                (_, not null, _) => "failed",
                (null, _, _) => "requested",
                _ => "running",
            },
            Unit = row.GetString(1),
            RequestedBy = row.GetString(2),
            RequestedAt = Moment(row, 3)!.Value,
            StartedAt = started,
            FinishedAt = finished,
            Node = row.IsDBNull(6) ? null : row.GetInt32(6),
            Total = total,
            Done = done,
            Corrected = Number(row, 9),
            PerSecond = rate is { } each ? (long)each : null,
            RemainingSeconds = finished is null && rate > 0 && total is { } all
                ? (long)Math.Ceiling(Math.Max(0, all - done) / rate.Value)
                : null,
            Failure = failure,
        };
    }

    private static Instant? Moment(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : Instant.FromDateTimeOffset(row.GetFieldValue<DateTimeOffset>(column));

    private static long? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
