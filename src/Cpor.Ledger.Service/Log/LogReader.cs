using Cpor.Ledger.Audit.Trees;
using Npgsql;

namespace Cpor.Ledger.Service.Log;

/// <summary>An entry as it lies in the log.</summary>
/// <param name="Position">Where, from 0.</param>
/// <param name="Bytes">What every consumer sees.</param>
/// <param name="LeafHash">The hash of its leaf.</param>
public sealed record LoggedEntry(long Position, ReadOnlyMemory<byte> Bytes, TreeHash LeafHash);

/// <summary>Reads the log by position. Everything that leaves the ledger as events comes from here.</summary>
public sealed class LogReader(NpgsqlDataSource database)
{
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

    /// <summary>The tree of the log as it is.</summary>
    public async Task<Frontier> TreeAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"select frontier from {LogSchema.Schema}.tree");
        var tree = Frontier.Read((byte[])(await command.ExecuteScalarAsync(cancel))!);
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
        {
            entries.Add(new LoggedEntry(
                rows.GetInt64(0), rows.GetFieldValue<byte[]>(1), new TreeHash(rows.GetFieldValue<byte[]>(2))));
        }

        return entries;
    }
}
