using Cpor.Ledger.Audit.Checkpoints;
using Npgsql;

namespace Cpor.Ledger.Log.Publishing;

/// <summary>A checkpoint that was published.</summary>
/// <param name="Checkpoint">What it says.</param>
/// <param name="Note">The signed note, to the byte.</param>
public sealed record PublishedCheckpoint(Checkpoint Checkpoint, byte[] Note);

/// <summary>
/// The checkpoints that were published; those of the last hour and the newest are kept. What one says is in the tiles
/// before it is here.
/// </summary>
public sealed class Checkpoints(NpgsqlDataSource database)
{
    /// <summary>The newest; null before the first.</summary>
    public async Task<PublishedCheckpoint?> NewestAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"select note from {LogSchema.Schema}.checkpoint order by size desc limit 1");
        if (await command.ExecuteScalarAsync(cancel) is not byte[] note)
            return null;
        var signed = Audit.Notes.SignedNote.Parse(note);
        var checkpoint = signed.IsGood ? Checkpoint.Parse(signed.Value.UncheckedText) : signed.Fault;
        return checkpoint.IsGood
            ? new PublishedCheckpoint(checkpoint.Value, note)
            : throw new InvalidDataException($"The newest checkpoint is broken: {checkpoint.Fault.Explanation}");
    }

    /// <summary>
    /// Adds one; a checkpoint of that size that is there already gets the signatures that it lacks.
    /// </summary>
    internal async Task AddAsync(PublishedCheckpoint published, CancellationToken cancel)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            insert into {LogSchema.Schema}.checkpoint values ($1, $2, now())
            on conflict (size) do update set note = excluded.note
            where length(excluded.note) > length(checkpoint.note)
            """)
        {
            Parameters = { new() { Value = published.Checkpoint.Size }, new() { Value = published.Note } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            delete from {LogSchema.Schema}.checkpoint where size < $1 and published_at < now() - interval '1 hour'
            """)
        {
            Parameters = { new() { Value = published.Checkpoint.Size } },
        });
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
