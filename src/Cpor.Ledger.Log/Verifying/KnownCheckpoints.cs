using Cpor.Ledger.Audit;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Npgsql;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// The checkpoints that the log is compared with: files kept outside, the published one, and the stored.
/// </summary>
internal sealed class KnownCheckpoints(VerifyOrder order)
{
    /// <summary>The newest of the stored ones that are compared; each binds all entries before it.</summary>
    private const int MostStored = 10_000;

    private const string Table = $"{LogSchema.Schema}.checkpoint";

    /// <summary>What is wrong with those that are none.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Those that can be compared.</summary>
    public List<KnownCheckpoint> All { get; } = [];

    /// <summary>How many entries must be published.</summary>
    public long Published { get; private set; }

    /// <summary>Reads them all.</summary>
    /// <exception cref="FileNotFoundException">A file that was named is not there.</exception>
    public async Task ReadAsync(NpgsqlDataSource database, string origin, CancellationToken cancel)
    {
        foreach (var file in order.Checkpoints)
            Add(file, file, await File.ReadAllBytesAsync(file, cancel), origin);
        var published = Path.Combine(order.Folder, "checkpoint");
        if (File.Exists(published)
            && Add(published, published, await File.ReadAllBytesAsync(published, cancel), origin))
            Published = All[^1].Size;
        await using var command = database.CreateCommand(
            $"select size, note from {Table} order by size desc limit {MostStored}");
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var size = rows.GetInt64(0);
            if (Add(Table, $"size {size}", rows.GetFieldValue<byte[]>(1), origin) && All[^1].Size != size)
            {
                Findings.Add(new Finding(FindingCodes.CheckpointBroken, Table, $"size {size}", null,
                    $"The checkpoint of size {size} says size {All[^1].Size}."));
            }
        }
    }

    private bool Add(string table, string key, byte[] note, string origin)
    {
        var read = Read(note, origin);
        if (read.IsGood)
            All.Add(new KnownCheckpoint(table, key, read.Value.Size, read.Value.Root));
        else
            Findings.Add(new Finding(FindingCodes.CheckpointBroken, table, key, null, read.Fault.Explanation));
        return read.IsGood;
    }

    private Reading<Checkpoint> Read(byte[] note, string origin)
    {
        if (order.Keys.Count > 0)
        {
            var signed = SignedCheckpoint.Read(
                note, new Cpor.Ledger.Audit.Checkpoints.LogIdentity(origin, [.. order.Keys]), []);
            return signed.IsGood ? signed.Value.Checkpoint : signed.Fault;
        }

        var parsed = SignedNote.Parse(note);
        if (!parsed.IsGood)
            return parsed.Fault;
        var checkpoint = Checkpoint.Parse(parsed.Value.UncheckedText);
        return !checkpoint.IsGood || checkpoint.Value.Origin == origin ? checkpoint : CheckpointFaults.AnotherLog;
    }
}
