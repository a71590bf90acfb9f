using Cpor.Ledger.Audit.Trees;
using Npgsql;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>Reads pages of the log with their events and compares each row with what its event makes of it.</summary>
internal sealed class PageReader(NpgsqlDataSource database, Envelope envelope, PublishedFiles tiles)
{
    private const string ById = $"""
        select {StoredEvent.Columns} from {EventTables.Schema}.mt_events e where e.id = $1
        """;

    /// <summary>The page that begins at a position, of a log of so many entries.</summary>
    public async Task<LogPage> ReadAsync(long first, long size, CancellationToken cancel)
    {
        var page = new LogPage(first, (int)Math.Min(LogPage.Size, size - first));
        var bundles = tiles.Bundles(page);
        var disputed = new List<LogRow>();
        await using var connection = await database.OpenConnectionAsync(cancel);
        await ReadAsync(connection, page, bundles, disputed, cancel);
        foreach (var row in disputed)
            new EntryDispute(envelope, page).Judge(row, await FindAsync(connection, row, cancel));
        if (page.Leaves.Length == LogPage.Size && page.Holes.Count == 0)
            page.Root = MerkleTree.Root(page.Leaves);
        foreach (var row in disputed)
            bundles.Compare(row.Position, row.Bytes);
        return page;
    }

    private async Task ReadAsync(
        NpgsqlConnection connection, LogPage page, BundleComparison bundles, List<LogRow> disputed,
        CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(LogRow.Page, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = page.First });
        command.Parameters.Add(new() { Value = page.First + page.Leaves.Length });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var next = page.First;
        while (await rows.ReadAsync(cancel))
        {
            var row = LogRow.Read(rows);
            for (; next < row.Position; next++)
                page.Holes.Add(next);
            next++;
            if (IsRight(row, out page.Leaves[row.Position - page.First]))
                bundles.Compare(row.Position, row.Bytes);
            else
                disputed.Add(row);
        }

        for (; next < page.First + page.Leaves.Length; next++)
            page.Holes.Add(next);
    }

    private bool IsRight(in LogRow row, out TreeHash leaf)
    {
        leaf = TreeHash.OfLeaf(row.Bytes);
        return row.Stored is { } stored
            && stored.Id == row.EventId
            && stored.StreamId == row.StreamId
            && stored.Version == row.StreamVersion
            && !row.IsArchived
            && leaf.Bytes.SequenceEqual(row.LeafHash)
            && EntryMatch.IsOf(row.Bytes, envelope, row, stored);
    }

    /// <summary>The event that an entry names, when its row names another one.</summary>
    private static async Task<StoredEvent?> FindAsync(
        NpgsqlConnection connection, LogRow row, CancellationToken cancel)
    {
        if (EntryText.Read(row.Bytes) is not { } said || said.Id == row.Stored?.Id)
            return null;
        await using var command = new NpgsqlCommand(ById, connection);
        command.Parameters.Add(new() { Value = said.Id });
        await using var found = await command.ExecuteReaderAsync(cancel);
        return await found.ReadAsync(cancel) ? LogRow.Event(found) : null;
    }
}
