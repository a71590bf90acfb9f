using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Benchmarks.Verify;

/// <summary>Writes the files of a log.</summary>
public static class PublishedLog
{
    public static async Task WriteAsync(LedgerDatabase database, string folder)
    {
        await using var source = NpgsqlDataSource.Create(database.Owner!);
        await using var origin = source.CreateCommand($"select origin from {LogSchema.Schema}.identity");
        await using var command = source.CreateCommand($"select bytes from {LogSchema.Schema}.entry order by position");
        command.CommandTimeout = 0;
        var leaves = new List<TreeHash>();
        var bundle = new List<ReadOnlyMemory<byte>>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            bundle.Add(rows.GetFieldValue<byte[]>(0));
            leaves.Add(TreeHash.OfLeaf(bundle[^1].Span));
            if (bundle.Count == BundleAddress.FullWidth)
                WriteBundle(folder, leaves.Count, bundle);
        }

        if (bundle.Count > 0)
            WriteBundle(folder, leaves.Count, bundle);
        var tree = new GrowingTree([.. leaves]);
        foreach (var address in HashTileAddress.Grown(0, leaves.Count))
            Write(folder, address.Path, HashTile.Write(tree, address).Value!);
        var name = (string)(await origin.ExecuteScalarAsync())!;
        using var key = SigningKey.From(name, SignatureKind.Note, new byte[32]).Value!;
        var checkpoint = new Checkpoint(name, leaves.Count, MerkleTree.Root([.. leaves]));
        Write(folder, "checkpoint", checkpoint.Sign(key).ToBytes());
    }

    private static void WriteBundle(string folder, int size, List<ReadOnlyMemory<byte>> bundle)
    {
        Write(folder, BundleAddress.Holding(size - 1, size).Path, EntryBundle.Write(bundle).Value!);
        bundle.Clear();
    }

    private static void Write(string folder, string path, byte[] bytes)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }
}
