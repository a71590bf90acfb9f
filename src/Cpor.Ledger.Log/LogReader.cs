using Cpor.Ledger.Audit.Trees;
using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>An entry as it lies in the log.</summary>
/// <param name="Position">Where, from 0.</param>
/// <param name="Bytes">What every consumer sees.</param>
/// <param name="LeafHash">The hash of its leaf.</param>
public sealed record LoggedEntry(long Position, ReadOnlyMemory<byte> Bytes, TreeHash LeafHash);

/// <summary>An entry and where in which stream its event is.</summary>
public sealed record StreamEntry(Guid Stream, long Version, LoggedEntry Logged);

/// <summary>Reads the log by position. Everything that leaves the ledger as events comes from here.</summary>
public sealed class LogReader(NpgsqlDataSource database)
{
    /// <summary>Selects the stored tree.</summary>
    internal const string Tree = $"select frontier from {LogSchema.Schema}.tree";

    /// <summary>
    /// The entries from a position on, in their order and without a hole; fewer than asked for at the end of the log.
    /// </summary>
    public async Task<IReadOnlyList<LoggedEntry>> ReadAsync(long from, int most, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"""
            select position, bytes, leaf_hash from {LogSchema.Schema}.entry
            where position >= $1 and position < $2 order by position
            """);
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = from + most });
        return await EntriesAsync(command, cancel);
    }

    /// <summary>The entries of one stream among the first of the log, oldest first.</summary>
    public async Task<IReadOnlyList<LoggedEntry>> OfStreamAsync(Guid stream, long size, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"""
            select position, bytes, leaf_hash from {LogSchema.Schema}.entry
            where stream_id = $1 and position < $2 order by stream_version
            """);
        command.Parameters.Add(new() { Value = stream });
        command.Parameters.Add(new() { Value = size });
        return await EntriesAsync(command, cancel);
    }

    /// <summary>The entry of an event; none while it is not among the first of the log.</summary>
    public async Task<IReadOnlyList<LoggedEntry>> FindAsync(Guid eventId, long size, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"""
            select position, bytes, leaf_hash from {LogSchema.Schema}.entry where event_id = $1 and position < $2
            """);
        command.Parameters.Add(new() { Value = eventId });
        command.Parameters.Add(new() { Value = size });
        return await EntriesAsync(command, cancel);
    }

    /// <summary>
    /// Entries among the first of the log, stream by stream and each stream in its order, after a place in that order.
    /// What lies below a size of the log never changes, so one page after the other is as good as one long read, and
    /// nothing is kept open in the database while a slow reader takes them.
    /// </summary>
    public async Task<IReadOnlyList<StreamEntry>> ByStreamAsync(
        (Guid Stream, long Version) after, long size, int most, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"""
            select position, bytes, leaf_hash, stream_id, stream_version from {LogSchema.Schema}.entry
            where (stream_id, stream_version) > ($1, $2) and position < $3
            order by stream_id, stream_version limit $4
            """);
        command.Parameters.Add(new() { Value = after.Stream });
        command.Parameters.Add(new() { Value = after.Version });
        command.Parameters.Add(new() { Value = size });
        command.Parameters.Add(new() { Value = most });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var entries = new List<StreamEntry>();
        while (await rows.ReadAsync(cancel))
            entries.Add(new StreamEntry(rows.GetGuid(3), rows.GetInt64(4), Entry(rows)));
        return entries;
    }

    /// <summary>The tree of the log as it is.</summary>
    public async Task<Frontier> TreeAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Tree);
        return TreeOf(await command.ExecuteScalarAsync(cancel));
    }

    /// <summary>What <see cref="Tree"/> gave.</summary>
    internal static Frontier TreeOf(object? stored)
    {
        var tree = Frontier.Read((byte[])stored!);
        return tree.IsGood
            ? tree.Value
            : throw new InvalidDataException($"The tree of the log is broken: {tree.Fault.Explanation}");
    }

    private static async Task<IReadOnlyList<LoggedEntry>> EntriesAsync(
        NpgsqlCommand command, CancellationToken cancel)
    {
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var entries = new List<LoggedEntry>();
        while (await rows.ReadAsync(cancel))
            entries.Add(Entry(rows));
        return entries;
    }

    private static LoggedEntry Entry(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetFieldValue<byte[]>(1), new TreeHash(row.GetFieldValue<byte[]>(2)));
}
