using System.Text.Json;
using Cpor.Ledger.Audit.Chains;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>What lies in the tables of a log, and whether it is what lies in the event store.</summary>
public sealed record LogTable(IReadOnlyList<LogTable.Row> Rows, Frontier Tree, IReadOnlyList<Guid> Events)
{
    public sealed record Row(
        long Position, Guid EventId, Guid Stream, long Version, long? Previous, byte[] Bytes, byte[] LeafHash);

    /// <summary>Waits until nothing waits for a position, for at most five minutes.</summary>
    public static async Task<LogTable> SettledAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var looks = 0; looks < 6_000; looks++)
        {
            try
            {
                await using var waiting = database.CreateCommand(
                    $"select exists (select from {LogSchema.Schema}.pending)");
                if (!(bool)(await waiting.ExecuteScalarAsync())!)
                    return await ReadAsync(database);
            }
            catch (NpgsqlException)
            {
                // Killed, and not back yet.
            }

            await timer.WaitForNextTickAsync();
        }

        throw new TimeoutException("Events still wait for their positions after five minutes.");
    }

    public static async Task<LogTable> ReadAsync(NpgsqlDataSource database)
    {
        var rows = new List<Row>();
        await using (var command = database.CreateCommand(
            $"""
            select position, event_id, stream_id, stream_version, previous, bytes, leaf_hash
            from {LogSchema.Schema}.entry order by position
            """))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                rows.Add(new Row(
                    reader.GetInt64(0),
                    reader.GetGuid(1),
                    reader.GetGuid(2),
                    reader.GetInt64(3),
                    reader.IsDBNull(4) ? null : reader.GetInt64(4),
                    reader.GetFieldValue<byte[]>(5),
                    reader.GetFieldValue<byte[]>(6)));
            }
        }

        await using var tree = database.CreateCommand($"select frontier from {LogSchema.Schema}.tree");
        var frontier = Frontier.Read((byte[])(await tree.ExecuteScalarAsync())!);
        var events = new List<Guid>();
        await using var stored = database.CreateCommand(
            $"select id from {EventStore.EventSchema}.mt_events where type <> 'tombstone'");
        await using var ids = await stored.ExecuteReaderAsync();
        while (await ids.ReadAsync())
            events.Add(ids.GetGuid(0));
        return new LogTable(rows, frontier.Value!, events);
    }

    /// <summary>
    /// Positions without a hole, every event once, each stream in its order and chained, and the tree that of the
    /// entries' bytes.
    /// </summary>
    public void ShouldBeWhole()
    {
        Rows.Select(row => row.Position).ShouldBe(Enumerable.Range(0, Rows.Count).Select(position => (long)position));
        Rows.Select(row => row.EventId).Order().ShouldBe(Events.Order());
        foreach (var stream in Rows.GroupBy(row => row.Stream))
        {
            ChainLink[] links = [.. stream.Select(row => new ChainLink(row.Position, row.Version, row.Previous))];
            var last = links[^1];
            StreamChain.Check(links, new StreamHead(last.Position, last.Version, Rows.Count)).ShouldBeNull();
        }

        var leaves = Rows.Select(row => TreeHash.OfLeaf(row.Bytes)).ToArray();
        Rows.Select(row => new TreeHash(row.LeafHash)).ShouldBe(leaves);
        Tree.Size.ShouldBe(Rows.Count);
        Tree.Root().ShouldBe(MerkleTree.Root(leaves));
        foreach (var row in Rows)
            ShouldSayItsPlace(row);
    }

    private static void ShouldSayItsPlace(Row row)
    {
        using var entry = JsonDocument.Parse(row.Bytes);
        var root = entry.RootElement;
        root.GetProperty("id").GetGuid().ShouldBe(row.EventId);
        root.GetProperty("sequence").GetString().ShouldBe($"{row.Position:D19}");
        root.GetProperty("streamversion").GetInt64().ShouldBe(row.Version);
        (root.TryGetProperty("previoussequence", out var previous) ? previous.GetString() : null)
            .ShouldBe(row.Previous is { } before ? $"{before:D19}" : null);
        root.GetProperty("subject").GetString()!.ShouldEndWith($"/{row.Stream:D}");
    }
}
