using System.Data;
using System.Text.Json;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Verifying;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Storage;
using JasperFx.Events;
using Npgsql;

namespace Cpor.Ledger.Service.Log.Verifying;

/// <summary>
/// Folds the events of every claim again and compares the rows of the read models with it, a batch of claims in one
/// snapshot. Those that follow the events are compared with the events that they say they have seen. Claims in which
/// something was found already are left out, for what follows from that says nothing more.
/// </summary>
internal sealed class ReadModelCheck(ReadModelScope scope) : IReadModelCheck
{
    private const int ClaimsInOneBatch = 200;
    private const string BeginsWithId = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/";
    private const string Events = $"{EventStore.EventSchema}.mt_events";
    private const string Streams = $"{EventStore.EventSchema}.mt_streams";

    private static readonly ClaimHistoryProjection _histories = new();
    private static readonly ReviewQueueProjection _reviews = new();
    private static readonly AssociationProjection _associations = new();

    private Guid _last;

    /// <summary>How many streams were compared.</summary>
    public long Done { get; private set; }

    /// <summary>How many streams there are.</summary>
    public async Task<long> CountAsync(CancellationToken cancel)
    {
        await using var command = scope.Database.CreateCommand(
            $"select count(*) from {Streams} where type = '{EventStore.ClaimStreams}'");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Leaves out the claims that have entries at these positions.</summary>
    public async Task LeaveOutAsync(IReadOnlyCollection<long> positions, CancellationToken cancel)
    {
        await using var command = scope.Database.CreateCommand(
            $"select stream_id from {LogSchema.Schema}.entry where position = any($1)");
        command.Parameters.Add(new() { Value = positions.ToArray() });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            scope.Suspects.Add(rows.GetGuid(0));
    }

    /// <summary>Compares the next batch; false when there is none.</summary>
    public async Task<bool> BatchAsync(CancellationToken cancel)
    {
        await using var connection = await scope.Database.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var claims = await ClaimsAsync(connection, cancel);
        if (claims.Count == 0)
            return false;
        (_last, Done) = (claims[^1], Done + claims.Count);
        claims.RemoveAll(scope.Suspects.Contains);
        var facts = await FactsAsync(connection, claims, cancel);
        await CompareAsync(connection, facts, cancel);
        Add(await ProofUseCheck.FindAsync(connection, [.. facts.Keys], cancel));
        return true;
    }

    /// <summary>Adds the rows that belong to no claim.</summary>
    public async Task UnfoundedAsync(CancellationToken cancel)
    {
        foreach (var table in new[] { ReadModelTable.Claims, ReadModelTable.Histories, ReadModelTable.Reviews })
        {
            await AddAsync(
                table,
                $"select id::text from {table.Name} d where not exists (select from {Streams} s where s.id = d.id)",
                cancel);
        }

        await AddAsync(
            ReadModelTable.Associations,
            $"""
            select d.id from {ReadModelTable.Associations.Name} d where not exists (
              select from {Events} e
              where e.stream_id = case when d.id ~ '{BeginsWithId}' then split_part(d.id, '/', 1)::uuid end
                and e.type in ('official.v1', 'migrated.v1')
                and jsonb_exists(e.data -> 'lineIds', split_part(d.id, '/', 2)))
            """,
            cancel);
        Add(await ProofUseCheck.UnfoundedAsync(scope.Database, scope.Suspects, cancel));
    }

    private void Add(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            scope.Findings.Add(finding);
    }

    private async Task AddAsync(ReadModelTable table, string sql, CancellationToken cancel)
    {
        await using var command = scope.Database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var id = rows.GetString(0);
            if (Guid.TryParse(id.Split('/')[0], out var claim) && scope.Suspects.Contains(claim))
                continue;
            scope.Findings.Add(table.Of(FindingCodes.ReadModelRowUnfounded, id, "is there, but no event asks for it"));
        }
    }

    private async Task<List<Guid>> ClaimsAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select id from {Streams} where type = '{EventStore.ClaimStreams}' and id > $1
            order by id limit {ClaimsInOneBatch}
            """,
            connection);
        command.Parameters.Add(new() { Value = _last });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var claims = new List<Guid>();
        while (await rows.ReadAsync(cancel))
            claims.Add(rows.GetGuid(0));
        return claims;
    }

    /// <summary>The events of each claim that can be read.</summary>
    private async Task<Dictionary<Guid, List<IEvent>>> FactsAsync(
        NpgsqlConnection connection, List<Guid> claims, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select {StoredFacts.Columns} from {Events} e
            where e.stream_id = any($1) and e.type <> 'tombstone' order by e.stream_id, e.version
            """,
            connection);
        command.Parameters.Add(new() { Value = claims.ToArray() });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var facts = claims.ToDictionary(claim => claim, _ => new List<IEvent>());
        while (await rows.ReadAsync(cancel))
        {
            var claim = rows.GetGuid(0);
            try
            {
                if (facts.TryGetValue(claim, out var known))
                    known.Add(StoredFacts.Read(rows));
            }
            catch (Exception broken) when (broken is JsonException or FormatException or ArgumentException)
            {
                GiveUp(facts, claim, broken);
            }
        }

        return facts;
    }

    private void GiveUp(Dictionary<Guid, List<IEvent>> facts, Guid claim, Exception broken)
    {
        facts.Remove(claim);
        scope.Findings.Add(new Finding(FindingCodes.StreamUnreadable, Streams, $"id {claim}", null,
            $"The events of {claim} cannot be read: {broken.Message}"));
    }

    private async Task CompareAsync(
        NpgsqlConnection connection, Dictionary<Guid, List<IEvent>> facts, CancellationToken cancel)
    {
        var seen = await ProjectionsSeen.ReadAsync(connection, cancel);
        await ReadModelTable.Claims.CompareAsync(
            connection, Fold(facts, null, (claim, events) => ClaimAsOf.Fold(claim, events)), scope.Findings, cancel);
        if (seen.Of(ClaimHistoryProjection.PublicName) is { } told)
        {
            await ReadModelTable.Histories.CompareAsync(connection, Fold(facts, told, (claim, events) =>
                events.Aggregate(default(ClaimHistory), (row, one) => _histories.Evolve(row, claim, one))),
                scope.Findings, cancel);
        }

        if (seen.Of(ReviewQueueProjection.PublicName) is { } reviewed)
        {
            await ReadModelTable.Reviews.CompareAsync(connection, Fold(facts, reviewed, (claim, events) =>
                events.Aggregate(default(ReviewItem), (row, one) => _reviews.Evolve(row, claim, one))),
                scope.Findings, cancel);
        }

        if (seen.Of(AssociationProjection.PublicName) is { } held)
        {
            await ReadModelTable.Associations.CompareAsync(
                connection, Associations(facts, held), scope.Findings, cancel);
        }
    }

    private static Dictionary<Guid, object?> Fold<T>(
        Dictionary<Guid, List<IEvent>> facts, long? seen, Func<Guid, IEnumerable<IEvent>, T?> fold)
        where T : class => facts.ToDictionary(
            claim => claim.Key,
            claim => (object?)fold(claim.Key, claim.Value.Where(one => seen is null || one.Sequence <= seen)));

    private static Dictionary<string, object?> Associations(Dictionary<Guid, List<IEvent>> facts, long seen)
    {
        var rows = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var one in facts.Values.SelectMany(stream => stream.Where(one => one.Sequence <= seen)))
        {
            if (one.Data is not (Official or Migrated or AssociationEnded))
                continue;
            var fact = (ClaimEvent)one.Data;
            foreach (var id in fact.LineIds.Select(line => Association.IdOf(fact.ClaimId, line)))
                rows[id] = _associations.Evolve((Association?)rows.GetValueOrDefault(id), id, one);
        }

        return rows;
    }
}
